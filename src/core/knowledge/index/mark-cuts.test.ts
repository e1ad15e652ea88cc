import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const statements = (name: string): string =>
  Array.from({ length: 160 }, (_, at) => `  fill("${name} number ${at} of the pond", ${at});\n`).join('');

test('code that is cut within its symbol says so where it is cut; whole symbols and prose do not', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: async () => Promise.reject(new Error('there is no model')) });
  await writeFiles(join(config.dir, 'code'), {
    'pond.c': `void fill_pond(void)\n{\n${statements('heron')}}\n\nint gull(void)\n{\n  return 1;\n}\n`,
    'guide.md': `# Tern\n\n${'A tern sits.\n\n'.repeat(200)}`,
  });
  const source = sourceOf('folder', join(config.dir, 'code'));
  await update(knowledge, source);
  const edges = async (query: string) => {
    const found = (await search(knowledge, source, query, 8)).toSorted((a, b) => a.lines[0] - b.lines[0]);
    return found.map(({ text }) => [text.startsWith('…\n'), text.endsWith('\n…')]);
  };
  const [first, ...others] = await edges('heron');
  expect([first, others.at(-1)]).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(others.length).toBeGreaterThan(1);
  expect(others.slice(0, -1).every(([above, below]) => above && below)).toBe(true);
  expect(await edges('gull')).toEqual([[false, false]]);
  expect((await edges('tern')).flat()).not.toContain(true);
});
