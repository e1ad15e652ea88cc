import { expect, test } from 'vitest';
import { parseBlock } from './parse-block';
import { signBlocks } from './quote-signs';
import { spokenText } from './spoken-text';

const speak = (block: string): string => spokenText(parseBlock(block, false));

test.each([
  ['## The *cache*', 'The cache'],
  ['- **one**\n- [two](https://example.org)', 'one two'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
  ['```ts\na();\nb();\n```', 'Code, ts, lines: 2'],
  ['one\ntwo `three`', 'one two three'],
  ['[x]: https://example.org', ''],
])('%j is read out as %j', (block, spoken) => {
  expect(speak(block)).toBe(spoken);
});

test('a long block is not read out to its end', () => {
  expect(speak('word '.repeat(2_000))).toHaveLength(1_000);
});

test('the mark of a quote is not read out with its words', () => {
  const written = 'He says “press it” [1].';
  const [block] = signBlocks(written, [written], { ends: [[18, { state: 'verbatim', foundIn: 1 }]] });
  expect(block?.source).toContain('<!--');
  expect(speak(block?.source ?? '')).toBe(written);
});
