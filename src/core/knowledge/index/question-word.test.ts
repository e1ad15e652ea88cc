import { expect, test } from 'vitest';
import { asksAlike, asksOfSame } from './question-word';

test.each([
  ['Wie lasse ich etwas vergessen?', 'Wie bringe ich es dazu?', true],
  ['Weshalb ruht er?', 'Warum ruht er?', true],
  ['Welchen Teich nimmt er?', 'Welche Teiche gibt es?', true],
  ['How does it rest?', 'What is rest?', false],
  ['Resting', 'Resting', false],
  ['Which?', 'Whichever', false],
])('%s and %s ask alike: %s', (question, heading, isAlike) => expect(asksAlike(question, heading)).toBe(isAlike));

test.each([
  ['Where is my data stored?', 'Where is my data?', ['data', 'stor'], ['data'], true],
  ['What is a thread pool?', 'What is a thread?', ['thread', 'pool'], ['thread'], false],
  ['Where is the thread?', 'Where is the pool?', ['thread'], ['pool'], false],
  ['Where is it?', 'Where is it?', ['data'], [], false],
  [
    'Where is the data of old threads on this disk?',
    'Where is my data?',
    ['data', 'old', 'thread', 'disk'],
    ['data'],
    false,
  ],
])('%s asks of the same as %s', (question, heading, asked, ofHeading, isSame) => {
  expect(asksOfSame(question, heading, asked, ofHeading)).toBe(isSame);
});
