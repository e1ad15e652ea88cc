import { expect, test } from 'vitest';
import { askedSubject } from './asked-subject';

test.each([
  ['What does the guide say about the heron?', 'heron?'],
  ['What does say about herons', 'herons'],
  ['What about the heron?', 'heron?'],
  ['What does HRN stand for?', 'HRN'],
  ['Was sagt der Führer über den Reiher?', 'Reiher?'],
  ['Was bedeutet HRN?', 'HRN?'],
  ['Explain the herons', 'herons'],
  ['explain plan', 'explain plan'],
  ['find command', 'find command'],
  ['What is the mean of the samples?', 'What is the mean of the samples?'],
  ['What will happen when I write on a closed gate?', 'What will happen when I write on a closed gate?'],
  ['the heron', 'heron'],
  ['How do herons fish?', 'How do herons fish?'],
])('%j is about %j', (question, subject) => expect(askedSubject(question).subject).toBe(subject));

test('only the words of the frame ask', () => {
  const { isFraming } = askedSubject('What does the state say about the mean?');
  expect(['say', 'state', 'mean'].map(isFraming)).toEqual([true, false, false]);
  expect(askedSubject('How do I search?').isFraming('search')).toBe(false);
});
