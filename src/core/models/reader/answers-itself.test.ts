import { expect, it } from 'vitest';
import { answersItself } from './answers-itself';
import { termsOf } from './match-terms';
import { askReader, passage, recalled } from './testing/ask-reader';

it.each([
  ['Which oil do I use?', 'Which oil do I use? Camellia.'],
  ['How do we ship?', 'How do we ship? With a van, from the mill.'],
  ['Where is the sluice key?', 'Hello! Where is the sluice key? Behind the stove.'],
  ['Who is our glazier?', 'Who is our glazier? Greta Holm.'],
  ['Welches Öl nehme ich?', 'Welches Öl nehme ich? Kamelie.'],
  ['Wie liefern wir?', 'Wie liefern wir? Mit dem Lieferwagen, ab der Mühle.'],
])('takes what stands behind the same question for its answer: %s', (asked, text) => {
  expect(answersItself(termsOf(asked, []), text)).toBe(true);
});

it.each([
  ['Which oil do I hate?', 'Which oil do I use? Camellia.'],
  ['What is a thread?', 'What is a thread? Please answer in German.'],
  ['What is a thread?', 'What is a thread? Briefly.'],
  ['What is a thread?', 'What is a thread? I am new to this.'],
  ['What is a thread?', 'What is a thread? And a pool?'],
  ['Was ist ein Faden?', 'Was ist ein Faden? Kurz und mit Beispiel.'],
  ['Which oil do I use?', 'Which oil do I use?'],
  ['Which oil do I use?', 'Camellia. Which oil do I use?'],
])('takes nothing else for it: %s, of %s', (asked, text) => {
  expect(answersItself(termsOf(asked, []), text)).toBe(false);
});

it('quotes it before the sources, though they tell how a thing is done', async () => {
  const told = 'How do we ship? With a van, from the mill.';
  const found = { ...passage(7, ['Ships'], 'A ship is what we ship with.'), fit: 0.6 };
  const { text } = await askReader('How do we ship?', { recalled: [recalled('user', told)], passages: [found] });
  expect(text).toMatch(new RegExp(`^You said on 3 March 2026:\n\n> ${told.replace(/[?.]/g, '\\$&')}`));
});
