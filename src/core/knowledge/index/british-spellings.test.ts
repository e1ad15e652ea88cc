import { expect, test } from 'vitest';
import { otherSpelling } from './british-spellings';
import { stem } from './stems';

test.each([
  ['licence', 'license'],
  ['colours', 'colors'],
  ['catalogue', 'catalog'],
  ['cancelled', 'canceled'],
  ['initialise', 'initialize'],
  ['authorisation', 'authorization'],
])('%s and %s are one word', (british, american) => {
  expect([otherSpelling(british), otherSpelling(american), stem(british)]).toEqual([american, british, stem(american)]);
});

test.each(['silence', 'hour', 'noise', 'raise', 'otherwise', 'size', 'key', ''])('%j has no other spelling', (word) => {
  expect(otherSpelling(word)).toBeNull();
});
