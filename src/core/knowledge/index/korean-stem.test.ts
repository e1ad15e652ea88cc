import { expect, test } from 'vitest';
import { koreanStem } from './korean-stem';

test.each([
  ['돔은', '돔'],
  ['해질녘에는', '해질녘'],
  ['설치합니까', '설치'],
  ['열립니까', '열립'],
  ['서버에서는', '서버'],
  ['해질녘', '해질녘'],
  ['언제', ''],
  ['무엇을', ''],
  ['있습니까', ''],
  ['은', '은'],
  ['天気', null],
  ['APIキー', null],
  ['dome', null],
])('of %s the stem is %j', (word, stem) => {
  expect(koreanStem(word)).toBe(stem);
});
