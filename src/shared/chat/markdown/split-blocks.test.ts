import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlockSplitter, splitBlocks } from './split-blocks';

test('a block is a paragraph, a list, a table, a fence', () => {
  const blocks = splitBlocks('# T\n\none\ntwo\n\n- a\n\n- b\n\n```ts\nx\n\ny\n```\n\n| a |\n| - |\n| 1 |\n');
  expect(blocks.map((block) => block.trimEnd())).toEqual([
    '# T',
    'one\ntwo',
    '- a\n\n- b',
    '```ts\nx\n\ny\n```',
    '| a |\n| - |\n| 1 |',
  ]);
});

test('a fence that is still open reaches to the end', () => {
  expect(splitBlocks('a\n\n```ts\nx\n\n# no heading')).toEqual(['a', '```ts\nx\n\n# no heading']);
});

test('nothing but white space is lost', () => {
  const markdown = fc.array(
    fc.constantFrom('a', '\n', '\n\n', '# ', '- ', '```', '> ', '|', '    ', '<b>', '[x]: y', '1. ', '\r\n'),
  );
  const bare = (text: string) => text.replaceAll(/\s/g, '');
  fc.assert(
    fc.property(markdown, (parts) => {
      const text = parts.join('');
      expect(bare(splitBlocks(text).join(''))).toBe(bare(text));
    }),
  );
});

test('blocks without number end in one, also when they come one after the other', () => {
  const split = createBlockSplitter();
  const text = 'a\n\n'.repeat(3_000);
  split(text.slice(0, 5_000));
  split(text.slice(0, 9_000));
  const blocks = split(text);
  expect(blocks).toHaveLength(2_001);
  expect(blocks).toEqual(splitBlocks(text));
  expect(blocks.at(-1)?.match(/a/g)).toHaveLength(1_000);
});
