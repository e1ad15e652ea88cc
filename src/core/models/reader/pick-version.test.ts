import { expect, test } from 'vitest';
import { english } from '../../../shared/text/english';
import { askReader, passage } from './testing/ask-reader';

const change = (n: number, kind: string, line: number, version = '[4.2.0] - 2031-05-02') => ({
  ...passage(n, ['Changes', version, kind], `### ${kind}\n\n- Pumps of kind ${n}.`, line),
  fit: n === 1 ? 0.9 : 0.1,
  rating: n === 1 ? 1 : 0.2,
});
const quoted = async (question: string, passages: readonly ReturnType<typeof change>[]) => {
  const { text } = await askReader(question, { passages });
  return [
    [...text.matchAll(/^\*\*.*\*\* \[(\d+)\]$/gm)].map(([, n]) => Number(n)),
    text.includes(english.reader.moreOfVersion),
  ];
};
const found = [
  change(1, 'Changed', 20),
  change(2, 'Changed', 50, '[4.1.0] - 2031-01-02'),
  change(3, 'Fixed', 30),
  change(4, 'Added', 10),
];

test.each([
  'What changed in 4.2?',
  'What changed in 4.2.0?',
  "What's new in version 4.2.0?",
  'What is new in guide v4.2.0?',
  'changelog 4.2.0',
  'Was hat sich in 4.2.0 geändert?',
])('what changed in a version is all kinds of changes, in their order: %s', async (question) => {
  expect(await quoted(question, found)).toEqual([[4, 1, 3], false]);
});

test('of more than five it is said that there are more', async () => {
  const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  const all = kinds.map((kind, at) => change(at + 1, kind, (at + 1) * 10));
  expect(await quoted('What changed in 4.2.0?', all)).toEqual([[1, 2, 3, 4, 5], true]);
  expect(await quoted('What changed in 4.2.0?', all.slice(0, 5))).toEqual([[1, 2, 3, 4, 5], false]);
});

test('of a version that is not there nothing of another is quoted, and it is said', async () => {
  const others = [...found.slice(0, 2), { ...passage(5, ['Guide'], 'Valves go with 4.2.3.'), fit: 0.1, rating: 0.1 }];
  const { text } = await askReader('What changed in 4.2.3?', { passages: others });
  const sentence = 'There is no section on version 4.2.3 here.';
  expect([text.startsWith(sentence), await quoted('What changed in 4.2.3?', others)]).toEqual([true, [[5], false]]);
  const none = await askReader('What changed in 5.1?', { passages: found });
  expect(none.text).toContain('There is no section on version 5.1 here.');
  expect(await quoted('What changed in 5.1?', found)).toEqual([[], false]);
});

test('a version whose headings only name it elsewhere is not denied', async () => {
  const elsewhere = [found[0], { ...change(7, 'Overview', 5), trail: ['Overview'], path: 'releases/5.1.md' }];
  const { text } = await askReader('What changed in 5.1?', { passages: elsewhere.flatMap((each) => each ?? []) });
  expect(text).not.toContain('There is no section');
});

test('of the latest version all is quoted that is told of it', async () => {
  expect(await quoted("What's new in the latest release?", found)).toEqual([[4, 1, 3], false]);
  expect(await quoted('What is the latest release?', [])).toEqual([[], false]);
});

test.each([
  ['docs/releases/1.8.txt', ['Guide 1.8 release notes', 'What is new']],
  ['docs/releases/heron.md', ['Guide 1.8 release notes']],
  ['releases/1.8/changes.md', ['Changes', '1.8']],
])('one of several files of a version each is not taken for the latest: %s', async (path, trail) => {
  const passages = [
    { ...change(1, '', 1), path, trail },
    { ...passage(2, ['Intro'], 'Pumps.'), fit: 0.1, rating: 0.1 },
  ];
  for (const question of ['What is the latest version of guide?', "What's new in the latest release?"]) {
    const { text } = await askReader(question, { passages });
    expect(text).toContain(english.reader.nearPassages);
  }
});

test('what tells of the latest version before any list of versions answers', async () => {
  const told = passage(1, ['Install'], 'The latest version of guide is 4.2.0.', 3);
  const passages = [
    { ...told, fit: 0.9, rating: 1 },
    { ...change(2, 'Changed', 50, '[4.1.0]'), path: 'CHANGELOG.md' },
  ];
  expect((await quoted('What is the latest version of guide?', passages))[0]).toEqual([1]);
});

test('a kind of changes is quoted alone, and another kind is only near', async () => {
  expect(await quoted('What was fixed in 4.2.0?', found)).toEqual([[3], false]);
  const { text } = await askReader('What was removed in 4.2.0?', { passages: found });
  expect(text).toContain(english.reader.nearPassages);
});

test.each(['What changed in valves in 4.2.0?', 'What changed from 4.1.0 to 4.2.0?', 'What is 4.2.0?'])(
  'any other question has what fits: %s',
  async (question) => {
    expect((await quoted(question, found))[0]).toEqual([1]);
  },
);
