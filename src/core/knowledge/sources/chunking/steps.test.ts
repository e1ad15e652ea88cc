import { expect, test } from 'vitest';
import { chunkHtml } from './chunk-html';
import { findAsides } from './html-asides';
import { readHtmlTokens } from './html-tokens';
import { finish, inSlices, type Steps } from './steps';

function* countTo(end: number): Steps<number> {
  for (let count = 0; count < end; count += 1) yield;
  return end;
}

test('work is done at once, or in slices of some milliseconds with a pause between them', async () => {
  let time = 0;
  let pauses = 0;
  const pause = async (): Promise<void> => void (pauses += 1);
  expect(finish(countTo(10))).toBe(10);
  expect(await inSlices(countTo(10), { pause, now: () => (time += 1) })).toBe(10);
  expect(pauses).toBe(2);
});

test('work whose pause rejects ends there', async () => {
  let time = 0;
  const steps = countTo(10);
  const pause = () => Promise.reject(new Error('stopped'));
  await expect(inSlices(steps, { pause, now: () => (time += 9) })).rejects.toThrow('stopped');
});

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
