import { expect, it } from 'vitest';
import { draftCopies } from './draft-copies';

const SESSION = '0193b0de-0000-7000-8000-000000000001';
const OTHER = '0193b0de-0000-7000-8000-000000000002';
const { isQuote, wholes } = draftCopies([
  { messageId: 'm', sessionId: SESSION, texts: ['My **PIN** is quax7.\nAsk Otto for `the other one`, who knows.'] },
]);

it.each([
  ['> My **PIN** is quax7.\n> Ask Otto for `the other one`, who knows.', true],
  ['> My PIN is quax7.', true],
  ['> quax7', true],
  ['> the other one', true],
  ['> is', false],
  ['> My PIN is lost.', false],
])('%j in a draft of its session is a quote of it: %j', (block, is) => {
  expect(isQuote(block, `draft:${SESSION}`)).toBe(is);
});

it('elsewhere what is short is no quote of it, and what says enough is', () => {
  const blocks = ['> quax7', '> Ask Otto for `the other one`, who knows.'];
  expect(blocks.map((block) => isQuote(block, `draft:${OTHER}`))).toEqual([false, true]);
});

it('where nothing is kept it goes as it was put there: as itself, and as a quote of the whole', () => {
  expect(wholes).toEqual([
    'My **PIN** is quax7.\nAsk Otto for `the other one`, who knows.',
    '> My **PIN** is quax7.\n> Ask Otto for `the other one`, who knows.',
  ]);
});
