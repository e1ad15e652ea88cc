import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBlocks } from './split-blocks';

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
