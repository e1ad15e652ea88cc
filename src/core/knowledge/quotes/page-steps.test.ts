import { expect, test } from 'vitest';
import { readHtmlTokens } from '../sources/chunking/html-tokens';
import { finish, type Steps } from '../steps';
import { boxesOf } from './around/boxes-of';
import { findPart } from './search/find-part';
import { findParts, toCutParts } from './search/quote-gaps';
import { createVerbatimCheck } from './verbatim';
import { mapProseInSteps } from './view/map-prose';
import { toView } from './view/source-view';

test.each([
  ['as it is written', 'Pull the red lever twice.'],
  ['as it is shown', 'Pull the **blue** lever twice.'],
])('a quote of a large page is checked in many steps: %s', (_, quote) => {
  const rows = '<h2>Hatches</h2><p>It <i>hums</i>.</p>\n'.repeat(10_000);
  const text = `<p>Pull the <b>blue</b> lever twice.</p>\n<p>Pull the red lever twice.</p>\n${rows}`;
  const steps = createVerbatimCheck(text, { path: 'a.html', lines: [1, 9] })(quote);
  const { value, count } = walk(steps);
  expect(value.verdict).toBe('verbatim');
  expect(count).toBeGreaterThan(finish(readHtmlTokens(text)).length / 100);
});

test.each([
  ['as it is written', 'Pull the **blue** lever twice.', 'verbatim', 1],
  ['without its marks', 'Pull the blue lever twice.', 'verbatim', 2],
  ['and is not found', 'Pull the red lever twice.', 'changed', 4],
  ['in pieces', 'Pull the … lever twice.', 'part', 1],
])('a quote of a large file of Markdown is checked some hundred lines at a time: %s', (_, quote, expected, views) => {
  const lines = 50_000;
  const text = `Pull the **blue** lever twice.\n${'\nIt *hums*.'.repeat(lines)}`;
  const { value, count } = walk(createVerbatimCheck(text, { path: 'a.md', lines: [1, 9] })(quote));
  expect(value.verdict).toBe(expected);
  expect(count).toBeGreaterThan((views * lines) / 256);
});

test('each pass over a large file, and over the places of a piece, yields after some hundreds', () => {
  const file = '\nIt *hums*.'.repeat(51_200);
  const pieces = finish(toView('a b. '.repeat(5_120), true));
  const cut = toCutParts('a … b', { isListing: false, isSetOut: false });
  const passes: readonly Steps<unknown>[] = [
    toView(file, true),
    mapProseInSteps(file, (block) => block),
    boxesOf('markdown', file),
    findPart('a '.repeat(10_240), ['a'], 20_000),
    findParts(pieces, cut),
  ];
  expect(passes.map((pass) => walk(pass).count)).toEqual([200, 200, 200, 40, 80]);
});

function walk<T>(steps: Steps<T>): { readonly value: T; readonly count: number } {
  let count = 0;
  for (let step = steps.next(); ; step = steps.next(), count += 1) {
    if (step.done === true) return { value: step.value, count };
  }
}
