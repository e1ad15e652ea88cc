import { expect, test } from 'vitest';
import { tellContextUse } from './read-context-use';

const use = { tokens: 3_100, room: 6_100, leftOut: 0, isCut: false };

test('where the server does not tell what its model can read, the estimate says that the size is assumed', () => {
  const told = 'An estimate: 3,100 of 6,100 tokens, 51 % of what the model can read beside its answer. ';
  expect([tellContextUse({ ...use, assumed: null }), tellContextUse({ ...use, assumed: 8_192 })]).toEqual([
    `${told}Nothing will be left out.`,
    `${told}Nothing will be left out. The server does not tell how much the model can read, so 8,200 tokens are assumed.`,
  ]);
});
