import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWordEmbedder } from '../testing/word-embedder';
import { commitFiles, git, writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const pages = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `page-${at}.md`,
      `# Page ${at}\n\n${`heron number ${at} stands. `.repeat(40)}\n`,
    ]),
  );

test('what a source took of the index is given back when it is removed, file by file', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const kept = sourceOf('folder', join(config.dir, 'kept'));
  const removed = sourceOf('folder', join(config.dir, 'removed'));
  await writeFiles(kept.address, { 'a.md': '# A\n\nThe gull is white.\n' });
  await writeFiles(removed.address, pages(120));
  await update(knowledge, kept);
  const onDisk = async () =>
    (await Promise.all(['', '-wal'].map((end) => stat(config.indexDbPath + end)))).map(({ size }) => size);
  const before = await knowledge.sources.indexSize();
  await update(knowledge, removed);
  const grown = await knowledge.sources.indexSize();
  expect(await onDisk()).toEqual([grown, 0]);
  let turns = 0;
  const count = (): void => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  await knowledge.sources.remove({ key: removed.key });
  clearImmediate(counting);
  // All else gets its turn after each of them.
  expect(turns).toBeGreaterThan(120);
  expect((await search(knowledge, kept, 'white gull')).map(({ path }) => path)).toEqual(['a.md']);
  const after = await knowledge.sources.indexSize();
  expect(await onDisk()).toEqual([after, 0]);
  expect(grown - before).toBeGreaterThan(50_000);
  // What full text keeps of the deleted is merged away later.
  expect(after - before).toBeLessThan((grown - before) / 2);
});

test('passages that are the same at another ref are not embedded again', async () => {
  const config = await temporaryConfig();
  const words = createWordEmbedder();
  const embedded: string[] = [];
  const counting = {
    ...words,
    async embed(text: string) {
      embedded.push(text);
      return words.embed(text);
    },
  };
  const knowledge = openKnowledge(config, { embedder: async () => counting });
  const folder = join(config.dir, 'docs');
  await commitFiles(folder, { 'a.md': '# A\n\nThe heron is grey.\n', 'b.md': '# B\n\nThe gull is white.\n' });
  await git(folder, 'tag', 'v1');
  await commitFiles(folder, { 'b.md': '# B\n\nThe gull is black.\n' });
  await update(knowledge, sourceOf('folder', folder, { ref: 'v1' }));
  embedded.length = 0;
  const source = sourceOf('folder', folder);
  await update(knowledge, source);
  expect(embedded).toEqual(['B\n# B\n\nThe gull is black.\n'.trimEnd()]);
  expect((await search(knowledge, source, 'grey heron'))[0]?.path).toBe('a.md');
});
