import { expect, test } from 'vitest';
import { spokenText } from './spoken-text';

test.each([
  ['## The *cache*', 'The cache'],
  ['- **one**\n- [two](https://example.org)', 'one two'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
  ['```ts\na();\nb();\n```', 'Code, ts, lines: 2'],
  ['one\ntwo `three`', 'one two three'],
  ['[x]: https://example.org', ''],
])('%j is read out as %j', (block, spoken) => {
  expect(spokenText(block)).toBe(spoken);
});

test('a long block is not read out to its end', () => {
  expect(spokenText('word '.repeat(2_000))).toHaveLength(1_000);
});
