import { expect, test } from 'vitest';
import { readHtmlTokens } from '../sources/chunking/html-tokens';
import { finish } from '../steps';
import { createVerbatimCheck } from './verbatim';

test.each([
  ['as it is written', 'Pull the red lever twice.'],
  ['as it is shown', 'Pull the **blue** lever twice.'],
])('a quote of a large page is checked in many steps: %s', (_, quote) => {
  const rows = '<h2>Hatches</h2><p>It <i>hums</i>.</p>\n'.repeat(10_000);
  const text = `<p>Pull the <b>blue</b> lever twice.</p>\n<p>Pull the red lever twice.</p>\n${rows}`;
  const steps = createVerbatimCheck(text, { path: 'a.html', lines: [1, 9] })(quote);
  let count = 0;
  for (let step = steps.next(); ; step = steps.next(), count += 1) {
    if (step.done !== true) continue;
    expect(step.value.verdict).toBe('verbatim');
    break;
  }
  expect(count).toBeGreaterThan(finish(readHtmlTokens(text)).length / 100);
});
