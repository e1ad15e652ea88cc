import { expect, it } from 'vitest';
import { isClose } from './is-close';

it.each([
  ['Wann muss ich zum Zahnarzt?', 'Der Zahnarzttermin ist am 12. Januar.'],
  ['Wo ist der Schlüssel?', 'Der Ersatzschlüssel liegt unter dem Topf.'],
  ['Was weißt du über Wendelin?', 'Mein Bruder Wendelin arbeitet seit Mai in Emden.'],
  ['Wann hat Oma Geburtstag?', 'Oma Hedwig wird am 4. Februar neunzig.'],
  ['Wie lautet das Routerpasswort?', 'Das Passwort vom Router ist Eule99.'],
  ['Was kostet der Parkplatz am Flughafen?', 'Der Flughafenparkplatz kostet 9 Euro am Tag.'],
])('a compound word, a name or a kind of answer is close in German: %s', (question, said) => {
  expect(isClose(question, said, 0.7)).toBe(true);
});

it.each([
  ['Wann hat Peter Geburtstag?', 'Oma Hedwig wird am 4. Februar neunzig.'],
  ['Was weißt du über Konrad?', 'Was du über Wendelin weißt, habe ich dir gesagt.'],
  ['Wann kommt das Auto?', 'Der Automat ist kaputt.'],
  ['Wer reinigt das Sofapolster?', 'Das Sofa ist grün.'],
])('filler, a kind alone and a short part of a word are not: %s', (question, said) => {
  expect(isClose(question, said, 0.7)).toBe(false);
});

it('what is near is no answer where it has none of the names that are asked for', () => {
  const born = 'Grandmother was born in Trondheim in 1931.';
  const questions = ['When was Mozart born?', 'Was somebody born in Trondheim?', 'When was grandmother born?'];
  expect(questions.map((question) => isClose(question, born, 0.6))).toEqual([false, true, true]);
});

it('what is very near may answer by another name', () => {
  const flat = 'The flat in Porto costs 1,250 euros a month.';
  const questions = ['How much is the rent in Portugal?', 'How do I rent in Portugal?'];
  const close = [0.67, 0.6].flatMap((near) => questions.map((question) => isClose(question, flat, near)));
  expect(close).toEqual([true, false, false, false]);
});

it('a name in capital letters may be short for what was said, where other words are the same', () => {
  const fallback = 'The fallback for the parcel service is a courier from Ghent.';
  const questions = ['What is the DHL fallback?', 'What is the DHL price?', 'What is the Hermes fallback?'];
  expect(questions.map((question) => isClose(question, fallback, 0.4))).toEqual([true, false, false]);
});
