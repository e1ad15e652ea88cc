import { expect, test } from 'vitest';
import { finish } from '../steps';
import { createVerbatimCheck } from './verbatim';

const GUIDE = `# Dome
It opens **by day**.

It opens at noon.

Turn the key.
Twice, I say.

It opens at noon.
`;
const standingIn = (quote: string, lines: [number, number]) =>
  finish(createVerbatimCheck(GUIDE, { path: 'a.md', lines })(quote));

test.each<[string, [number, number], unknown]>([
  ['Turn the key. Twice, I say.', [1, 3], { verdict: 'verbatim', lines: [6, 7] }],
  ['Turn the key. Twice, I say.', [6, 7], { verdict: 'verbatim', lines: null }],
  // It reaches out of them.
  ['Turn the key. Twice, I say.', [1, 6], { verdict: 'verbatim', lines: [6, 7] }],
  ['Turn … key.', [1, 3], { verdict: 'part', lines: [6, 6] }],
  ['It opens **by day**.\n\n…\n\nTurn the key.', [1, 3], { verdict: 'cut', lines: [2, 6] }],
  ['It opens by day.', [4, 9], { verdict: 'verbatim', lines: [2, 2] }],
  ['It opens by day.', [1, 3], { verdict: 'verbatim', lines: null }],
  ['It opens at noon.', [9, 9], { verdict: 'verbatim', lines: null }],
  ['It opens at noon.', [6, 7], { verdict: 'verbatim', lines: [4, 4] }],
  ['It opens at night.', [1, 9], { verdict: 'changed', lines: null }],
])('%j, of which the lines %j are cited, stands where it stands', (quote, lines, expected) => {
  expect(standingIn(quote, lines)).toEqual(expected);
});

test('however often it stands elsewhere, the cited lines are looked at', () => {
  const text = `${'turn();\n\n'.repeat(1_000)}// Here it is:\nturn();\n`;
  const check = createVerbatimCheck(text, { path: 'a.ts', lines: [2_001, 2_002] });
  expect(finish(check('turn();'))).toEqual({ verdict: 'verbatim', lines: null });
});

test('what is read of the cited lines stands in them', () => {
  const check = createVerbatimCheck('<p>Far.</p>\n<p>Turn the <b>key</b>.</p>', { path: 'a.html', lines: [2, 2] });
  expect(finish(check('Turn the **key**.'))).toEqual({ verdict: 'verbatim', lines: null });
});
