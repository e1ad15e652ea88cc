import { expect, it } from 'vitest';
import { endsSomething, isCorrection } from './is-correction';

it.each([
  'Correction: the heron review is on 4 May.',
  'No, the ferry leaves at nine.',
  'Sorry, the ferry leaves at nine.',
  'Actually the ferry leaves at nine.',
  'I was wrong about the ferry: it leaves at nine.',
  'The ferry has been postponed, it leaves at nine.',
  'The review moved to Friday.',
  'The review has been pushed back to 4 May.',
  'The ferry slipped to next week.',
  'The review was pushed to Sept.',
  'The review was pushed to Tuesday.',
  'Pushed to June 4.',
  'The ticket went up to 12 euros.',
  'Nein, die Fähre geht um neun.',
  'Ich habe mich geirrt, die Fähre geht um neun.',
  'Die Fähre wurde auf neun verschoben.',
])('says that it corrects what was told: %s', (told) => expect(isCorrection(told)).toBe(true));

it.each([
  'No ferry leaves on Sundays.',
  'No. 5 is our ferry.',
  'The ferry leaves at nine.',
  'The correction of the proofs takes a week.',
  'We moved the piano upstairs.',
  'The patch was pushed to production.',
  'The ticket went up to the board.',
  'I went to 3 museums.',
  'Pushed to marketing.',
  'Pushed to nextcloud.',
  'Pushed to janus.',
  'I dropped to 3rd place in the race.',
  'I climbed to 3000 metres.',
  'We have climbed to 3000 metres.',
  'I went up to 3 people and asked.',
  'The ferry is now painted green.',
  'Die Fähre geht um neun.',
  'Neinhaus ist ein Ortsteil.',
  'Ich ändere die Fähre.',
])('says nothing of that: %s', (told) => expect(isCorrection(told)).toBe(false));

it.each([
  ['The ferry no longer leaves at eight.', true],
  ['Die Fähre fährt nicht mehr um acht.', true],
  ['The ferry leaves at eight.', false],
])('says that something is so no more: %s', (told, ends) => expect(endsSomething(told)).toBe(ends));
