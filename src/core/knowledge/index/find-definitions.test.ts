import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { namesIn } from './find-definitions';

test.each([
  ['What does pond_open do?', ['pond_open']],
  ['parseDate vs. os.path.join', ['parseDate', 'os.path.join']],
  ['call `drain` or fill()', ['drain', 'fill']],
  ['namedtuple', ['namedtuple']],
  ['How do I open a pond? It is deep.', []],
  ['', []],
])('%j names %j', (question, names) => expect(namesIn(question)).toEqual(names));

async function pathsFor(files: Readonly<Record<string, string>>) {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: async () => Promise.reject(new Error('there is no model')) });
  await writeFiles(join(config.dir, 'code'), files);
  const source = sourceOf('folder', join(config.dir, 'code'));
  await update(knowledge, source);
  return async (question: string) => {
    const found = await search(knowledge, source, question, 8);
    return found.map(({ path, trail }) => (path.endsWith('.md') ? (trail.at(-1) ?? path) : path));
  };
}

const callers = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [
      `call${at}.c`,
      `void call_${at}(void)\n{\n${`  ${name}(${at}, "pond opened, what does ${name} do");\n`.repeat(4)}}\n`,
    ]),
  );

test('what is asked for by its name is first where it is defined: in documentation, in code, then in tests', async () => {
  const pathsOf = await pathsFor({
    ...callers('pond_open'),
    'pond.c': 'int pond_open(int depth, const char *why)\n{\n  return water(depth) + stones(why);\n}\n',
    'late.rst': `.. function:: pond_open_late()\n\n   What pond_open does. ${'See pond_open. '.repeat(9)}\n`,
    'tests/fake.c': 'int pond_open(int depth, const char *why)\n{\n  return 0;\n}\n',
    'docs/ponds.rst': `Ponds\n=====\n\n${'They have water. '.repeat(60)}\n\n.. c:function:: int pond_open(int depth)\n\n   Digs.\n`,
  });
  const defining = ['docs/ponds.rst', 'pond.c', 'tests/fake.c'];
  for (const question of ['pond_open', 'What does pond_open do?', 'pond_open()', 'Pond_Open'])
    expect((await pathsOf(question)).slice(0, 3)).toEqual(defining);
});

test('a name that is defined everywhere is no definition, nor is a longer one', async () => {
  const pathsOf = await pathsFor({
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`pond${at}.py`, `def fill_up():\n    return ${at}\n`]),
    ),
    'late.py': 'def fill_up_late():\n    return fill_up()\n',
    'use.py': `def use():\n${'    fill_up()\n'.repeat(20)}`,
  });
  expect((await pathsOf('fill_up'))[0]).toBe('use.py');
});

test('who asks more of a name than what it is gets the section that says so', async () => {
  const headingsOf = await pathsFor({
    'a.md': `# Guide\n\nPonds.\n\n## pondOpen\n\nDigs a pond.\n\n## Tidy\n\n${'Stones. '.repeat(90)}\n\n## Cleanup\n\nWhat pondOpen gave will clean up.\n`,
    'b.md': '# Other\n\nA pond has water.\n',
  });
  expect((await headingsOf('pondOpen'))[0]).toBe('pondOpen');
  expect((await headingsOf('pondOpen cleanup'))[0]).toBe('Cleanup');
});

test('of names that are alike the one as it is written, and of those of several things the one that is meant', async () => {
  const pathsOf = await pathsFor({
    'a.rst':
      '.. class:: Pondlist\n\n   Pondlist, see pondList: pondList() is no PondList.\n\n.. method:: gather()\n\n   Gathers herons.\n',
    'b.rst': '.. function:: pondList()\n\n   Makes a Pondlist, and that PondList is a Pondlist.\n',
    'reeds/c.py': 'def gather(reeds):\n    return cut(reeds)\n',
    'd.py': 'def use():\n    reeds.gather(ponds())\n',
    'e.py': `def use_sticks():\n${'    sticks.gather(sticks)\n'.repeat(20)}`,
  });
  expect((await pathsOf('pondList'))[0]).toBe('b.rst');
  expect((await pathsOf('Pondlist'))[0]).toBe('a.rst');
  expect((await pathsOf('PondList')).slice(0, 2).toSorted()).toEqual(['a.rst', 'b.rst']);
  expect((await pathsOf('reeds.gather'))[0]).toBe('reeds/c.py');
  expect((await pathsOf('sticks.gather'))[0]).toBe('e.py');
});

test('the page of a name, or its signature, is its definition before a section of another page', async () => {
  const headingsOf = await pathsFor({
    'types.md': '# Types\n\nOf hooks.\n\n## useHeron\n\nuseHeron has the type of useHeron.\n\n## config\n\nMore.\n',
    'use.md': `# Reference\n\nAll.\n\n## useHeron(grey)\n\n${'Gives a bird. '.repeat(30)}\n`,
    'reeds/config.md': '# Config\n\nOf all.\n',
    'reeds.md': '# Reeds\n\nThe reeds.config and a heron, reeds, config.\n',
  });
  expect((await headingsOf('useHeron'))[0]).toBe('useHeron(grey)');
  expect((await headingsOf('reeds.config'))[0]).toBe('Reeds');
});
