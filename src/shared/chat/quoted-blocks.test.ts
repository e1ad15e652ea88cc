import { expect, it } from 'vitest';
import { quotedBlocks, withoutBlocks, wordsOfBlock } from './quoted-blocks';

it('a quote is all of its lines that follow each other', () => {
  const blocks = quotedBlocks('typed\n> one\n> \n> two\n\n>three');
  expect([blocks, blocks.map(wordsOfBlock)]).toEqual([
    ['> one\n> \n> two', '>three'],
    ['one\n\ntwo', 'three'],
  ]);
});

it.each([
  ['> one\n\n', ''],
  ['> one\n\ntyped', 'typed'],
  ['before\n> one\n\n\n  indented', 'before\n  indented'],
  ['> one\n\n> other\n\n> one\n\n', '> other\n'],
  ['> one\n> and more', '> one\n> and more'],
  ['one', 'one'],
  ['whole', ''],
  ['> told\n\ntyped\n> told', '> Forgotten\n\ntyped\n> Forgotten'],
  ['> told', '> Forgotten'],
])('of %j without its quote %j is left', (text, left) => {
  const cuts = ['> one', 'whole'].map((block) => ({ block, left: '' }));
  expect(withoutBlocks(text, [...cuts, { block: '> told', left: '> Forgotten' }])).toBe(left);
});
