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

test.each([
  'What changed in 4.2?',
  'What changed in valves in 4.2.0?',
  'What changed from 4.1.0 to 4.2.0?',
  'What is 4.2.0?',
])('any other question has what fits: %s', async (question) => {
  expect((await quoted(question, found))[0]).toEqual([1]);
});
