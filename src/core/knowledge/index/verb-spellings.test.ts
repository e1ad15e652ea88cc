import { expect, test } from 'vitest';
import { askedTerms } from './page-table';
import { verbSpellings } from './verb-spellings';

test.each([
  ['How do I clean up an effect?', ['cleanup']],
  ['Logging in, then setting up', ['login', 'setup']],
  ['What does the cleanup return?', ['clean up']],
  ['A login with a timeout', ['log in', 'time out']],
  ['How is it in the end, and what about an option?', []],
  ['', []],
])('%j is looked for as %j too', (text, others) => {
  expect(verbSpellings(text).map(({ other }) => other)).toEqual(others);
});

test('the other spelling is asked of titles and headings, for less', () => {
  expect([...askedTerms('clean up a cleanup')]).toEqual([
    ['clean', 1],
    ['cleanup', 1],
  ]);
  expect([...askedTerms('How do I log in?')]).toEqual([
    ['log', 1],
    ['login', 0.3],
  ]);
});
