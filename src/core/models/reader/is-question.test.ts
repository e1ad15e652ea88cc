import { expect, it } from 'vitest';
import { isQuestion } from './is-question';

it.each([
  'where is the key',
  'Wo ist der Schlüssel',
  'Où habite Élodie',
  'где ключ',
  '我的猫叫什么名字？',
  '我姐姐住在哪里',
  '妹はどこに住んでいますか。',
  '내 동생은 어디 살아',
  'Πώς λέγεται ο γιατρός μου;',
  'أين المفتاح؟',
])('asks: %s', (text) => expect(isQuestion(text)).toBe(true));

it.each([
  'The key is in the tin; the tin is blue;',
  'Der Schlüssel liegt hier.',
  'Wolf Wegener wohnt nebenan.',
  '我姐姐住在成都，她是老师。',
  '妹の名前はさくらです。',
  '내 여동생은 부산에 살고 있어요.',
  'Пароль записан в тетради.',
])('tells: %s', (text) => expect(isQuestion(text)).toBe(false));
