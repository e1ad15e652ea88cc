import { expect, it } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { askReader as ask, passage, recalled } from './testing/ask-reader';

const searches: readonly (readonly [looked: string, asked: string])[] = [
  ['@ponds --wade-all', 'What does --wade-all do?'],
  ['-x', 'What is -x for?'],
  ['no-sleep', 'What does no-sleep do?'],
  ['@ponds no-sleep', 'What does no-sleep do?'],
  ['Heron.wade()', 'What does Heron.wade() return?'],
  ["TypeError: Cannot read properties of undefined (reading 'cage')", 'Why can it not read properties of undefined?'],
  ['heron unlock --steal', 'How do I unlock a heron?'],
  ['@ponds Penguin', 'When is the penguin fed?'],
];

it.each(searches)('what was looked for is told to no later question: %s', async (looked, asked) => {
  const given = [{ recalled: [recalled('user', looked)] }, { before: [{ role: 'user' as const, content: looked }] }];
  const answers = await Promise.all(given.flatMap((each) => [ask(asked, each), ask(looked, each)]));
  expect(answers.filter(({ text }) => text.includes('You said'))).toEqual([]);
});

it.each(searches)('nor is it said of it that it is kept: %s', async (looked) => {
  const near: Passage = { ...passage(3, ['Guide', 'Ending'], 'The heron ends.'), fit: 0.33 };
  const answers = [await ask(looked), await ask(looked, { passages: [near] })];
  expect(answers.map(({ text }) => /\bkept\b/.test(text))).toEqual([false, false]);
  expect(answers[0]?.offer).toEqual(['source.add', 'model.connect']);
});
