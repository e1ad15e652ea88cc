import { expect, test } from 'vitest';
import { hasUnspaced, isUnspaced } from './unspaced-scripts';

test.each(['サーバー', 'ー', '々', '天気', 'ｻｰﾊﾞｰ', 'ของ', '해질녘'])('%s runs words together', (word) => {
  expect([isUnspaced(word), hasUnspaced(word)]).toEqual([true, true]);
});

test.each(['server', 'ʼn', 'сервер', '12', '、', '「', '・'])('%s does not', (word) => {
  expect([isUnspaced(word), hasUnspaced(word)]).toEqual([false, false]);
});

test('a word that begins in another script has some of it', () => {
  expect([isUnspaced('APIキー'), hasUnspaced('APIキー')]).toEqual([false, true]);
});
