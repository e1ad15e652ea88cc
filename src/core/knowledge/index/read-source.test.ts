import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitFiles, writeFiles } from '../testing/git-repository';
import { sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

async function setUp(files: Readonly<Record<string, string>>) {
  const config = await temporaryConfig();
  const dir = join(config.dir, 'docs');
  await writeFiles(dir, files);
  const source = sourceOf('folder', dir);
  const knowledge = openKnowledge(config);
  const { sources } = knowledge;
  await update(knowledge, source);
  return {
    dir,
    source,
    read: (path: string, lines: { readonly fromLine?: number; readonly toLine?: number } = {}) =>
      sources.read({ key: source.key, path, ...lines }),
    list: (path?: string, limit = 200) => sources.listFiles({ key: source.key, path, limit }),
  };
}

const numbered = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}\n`).join('');

describe('reading a file of a source', () => {
  test('gives it whole, or the lines that were asked for', async () => {
    const { read } = await setUp({ 'docs/a.md': '# A\r\n\r\nThe heron is grey.\r\n' });
    expect(await read('docs/a.md')).toMatchObject({
      commit: null,
      path: 'docs/a.md',
      lines: [1, 3],
      text: '# A\n\nThe heron is grey.',
      totalLines: 3,
      cut: null,
    });
    expect(await read('./docs//a.md', { fromLine: 3, toLine: 9 })).toMatchObject({
      path: 'docs/a.md',
      lines: [3, 3],
      text: 'The heron is grey.',
      cut: null,
    });
    expect(await read('docs/a.md', { fromLine: 2, toLine: 1 })).toMatchObject({ lines: [2, 2], text: '' });
  });

  test('stops after as much as a model takes in, and says so', async () => {
    const wide = `${'x'.repeat(999)}\n`;
    const { read } = await setUp({
      'long.md': numbered(1_000),
      'wide.md': wide.repeat(100),
      'one.md': `# One\nx${'🦩'.repeat(9_000)}\nend\n`,
    });
    expect(await read('long.md')).toMatchObject({ lines: [1, 400], totalLines: 1_000, cut: 'lines' });
    expect(await read('long.md', { fromLine: 700 })).toMatchObject({ lines: [700, 1_000], cut: null });
    const cut = await read('wide.md', { fromLine: 3, toLine: 90 });
    expect(cut).toMatchObject({ lines: [3, 18], cut: 'lines' });
    expect(cut.text.length).toBeLessThanOrEqual(16_000);
    const line = await read('one.md', { fromLine: 2 });
    expect(line).toMatchObject({ lines: [2, 2], cut: 'line' });
    expect(line.text).toBe(`x${'🦩'.repeat(7_999)}`);
  });

  test('is of the commit that is indexed, whatever lies in the folder by now', async () => {
    const config = await temporaryConfig();
    const dir = join(config.dir, 'docs');
    const commit = await commitFiles(dir, { 'a.md': '# A\n\nold\n' });
    const knowledge = openKnowledge(config);
    const source = sourceOf('folder', dir);
    await update(knowledge, source);
    await writeFiles(dir, { 'a.md': '# A\n\nnew\n', 'b.md': '# B\n' });
    expect(await knowledge.sources.read({ key: source.key, path: 'a.md' })).toMatchObject({
      commit,
      text: '# A\n\nold',
    });
    await expect(knowledge.sources.read({ key: source.key, path: 'b.md' })).rejects.toMatchObject({
      code: 'source.noFile',
    });
  });

  test('a path that is not there is answered with the nearest names, and never looked for on the disk', async () => {
    const { dir, read } = await setUp({ 'docs/guide.md': '# Guide\n', 'docs/other.md': '# Other\n' });
    await writeFiles(join(dir, '..'), { 'secret.md': 'secret' });
    await expect(read('guide.md')).rejects.toMatchObject({
      code: 'source.otherFile',
      params: { path: 'guide.md', paths: '"docs/guide.md"' },
    });
    for (const path of ['../secret.md', join(dir, '..', 'secret.md'), 'docs/../../secret.md', '\0', '']) {
      await expect(read(path)).rejects.toMatchObject({ code: expect.stringMatching(/^source\.(noFile|otherFile)$/) });
    }
    await expect(read('docs/guide.md', { fromLine: 2 })).rejects.toMatchObject({
      code: 'source.noLine',
      params: { path: 'docs/guide.md', lines: 1 },
    });
  });
});

describe('listing the files of a source', () => {
  test('gives a folder’s files, and its folders with a slash', async () => {
    const { list } = await setUp({
      'README.md': '# R',
      'docs/a.md': '# A',
      'docs/guide/b.md': '# B',
      'docs-old/c.md': '# C',
    });
    expect(await list()).toEqual({ names: ['README.md', 'docs-old/', 'docs/'], total: 3 });
    expect(await list('docs/')).toEqual({ names: ['docs/a.md', 'docs/guide/'], total: 2 });
    expect(await list('docs/a.md')).toEqual({ names: ['docs/a.md'], total: 1 });
    expect(await list('doc')).toEqual({ names: [], total: 0 });
  });

  test('gives only so many, and says how many there are', async () => {
    const files = Array.from({ length: 30 }, (_, at) => [`docs/${String(at).padStart(2, '0')}.md`, '# A'] as const);
    const { list } = await setUp(Object.fromEntries(files));
    expect(await list('docs', 2)).toEqual({ names: ['docs/00.md', 'docs/01.md'], total: 30 });
  });
});
