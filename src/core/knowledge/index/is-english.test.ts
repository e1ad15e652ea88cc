import { expect, it } from 'vitest';
import { isGerman } from './german';
import { isEnglish } from './is-english';

it.each(['What was the man in the war?', 'I am so in it.', 'Which hat do you want?'])('%j is English', (text) => {
  expect(isEnglish(text)).toBe(true);
});

it.each([
  ['Was kostet der Parkplatz am Flughafen?', true],
  ['Was hat der Mann in der Hand?', true],
  ['Welchen Sport macht Lukas?', true],
  ['Was macht useEffect?', false],
  ['Wohin zieht Mathilda?', true],
  ['Lukas Handball Training', false],
])('%j is not, with words that are of both; German: %j', (text, german) => {
  expect([isEnglish(text), isGerman(text)]).toEqual([false, german]);
});
