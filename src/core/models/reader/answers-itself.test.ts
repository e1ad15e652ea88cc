import { expect, it } from 'vitest';
import { answersItself } from './answers-itself';
import { termsOf } from './match-terms';
import { askReader, passage, recalled } from './testing/ask-reader';

it.each([
  ['Which oil do I use?', 'Which oil do I use? Camellia.'],
  ['How do we ship?', 'How do we ship? With a van, from the mill.'],
  ['Where is our sluice key?', 'Hello! Where is our sluice key? Behind the stove.'],
  ['Who is our glazier?', 'Who is our glazier? Greta Holm.'],
  ['Welches Öl nehme ich?', 'Welches Öl nehme ich? Kamelie.'],
  ['How much do I pay?', 'How much do I pay? 12 euros.'],
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
  ['Where is my sluice key?', 'Where is my sluice key? No idea.'],
  ['Wo ist mein Schlüssel?', 'Wo ist mein Schlüssel? Keine Ahnung.'],
  ['How do we deploy?', 'How do we deploy? Cheers, Anna'],
  ['Why is our build red?', 'Why is our build red? Error: cannot find module foo'],
  ['How do I install foo?', 'How do I install foo? On Windows.'],
  ['How do I install foo?', 'How do I install foo? Without root.'],
  ['How do I restart the broker?', 'How do I restart the broker? From the command line.'],
  ['How do we install foo?', 'How do we install foo? On Windows.'],
  ['Which port do I use?', 'Which port do I use? In production.'],
  ['What does fc.pre do?', 'What does fc.pre do? In fast-check.'],
  ['What is the default timeout?', 'What is the default timeout? Version 2.14.'],
  ['Wie starte ich den Broker neu?', 'Wie starte ich den Broker neu? Unter Linux.'],
])('takes nothing else for it: %s, of %s', (asked, text) => {
  expect(answersItself(termsOf(asked, []), text)).toBe(false);
});

it('quotes it before the sources, though they tell how a thing is done', async () => {
  const told = 'How do we ship? With a van, from the mill.';
  const found = { ...passage(7, ['Ships'], 'A ship is what we ship with.'), fit: 0.6 };
  const { text } = await askReader('How do we ship?', { recalled: [recalled('user', told)], passages: [found] });
  expect(text).toMatch(new RegExp(`^You said on 3 March 2026:\n\n> ${told.replace(/[?.]/g, '\\$&')}`));
});

it('quotes none of how anybody does a thing, and the source alone', async () => {
  const told = 'How do I restart the broker? From the command line.';
  const found = { ...passage(7, ['Restart'], 'To restart the broker run make restart.'), fit: 0.6 };
  const memory = { recalled: [recalled('user', told)], passages: [found] };
  const { text } = await askReader('How do I restart the broker?', memory);
  expect([text.includes('make restart'), text.includes('command line')]).toEqual([true, false]);
});
