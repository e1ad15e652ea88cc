import { expect, test } from 'vitest';
import { patternOf } from './ranges-of-words';

const found = (words: readonly string[], text: string): readonly string[] =>
  [...text.matchAll(patternOf(words) ?? /$^/g)].map(([match]) => match);

test('words are found whatever their case, signs and white space, the longest first', () => {
  expect([
    found(['lies in bergen', 'Bergen'], 'It lies\nin Bergen, not in BERGEN.'),
    found(['c++', '(a|b)'], 'C++ or (A|B) or ab'),
    found(['小白'], '我的猫叫小白'),
  ]).toEqual([['lies\nin Bergen', 'BERGEN'], ['C++', '(A|B)'], ['小白']]);
});

test('no words mark nothing', () => {
  expect([patternOf([]), patternOf(['', ' '])]).toEqual([null, null]);
});
