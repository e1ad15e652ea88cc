import { expect, test } from 'vitest';
import { chunkHtml } from './chunk-html';
import { findAsides } from './html-asides';
import { readHtmlTokens } from './html-tokens';
import { finish, type Steps } from '../../steps';

test.each([
  ['of many tags', `<h1>Valves</h1>\n${'<p>The <b>brass</b> valve.</p>\n'.repeat(20_000)}`],
  ['of one table', `<table>${'<tr><td>brass</td><td>valve</td></tr>\n'.repeat(20_000)}</table>`],
])('a large page %s is read and cut in many steps', (_, text) => {
  const tokens = finish(readHtmlTokens(text));
  const steps = [stepsOf(readHtmlTokens(text)), stepsOf(findAsides(tokens)), stepsOf(chunkHtml(text))];
  const least = tokens.length / 1_000;
  expect(steps.map((count) => count > least)).toEqual([true, true, true]);
  expect(steps[2]).toBeGreaterThan((steps[0] ?? 0) + 3 * (steps[1] ?? 0));
});

function stepsOf(work: Steps<unknown>): number {
  let count = 0;
  while (work.next().done !== true) count += 1;
  return count;
}
