import { expect, it } from 'vitest';
import { isCorrection } from './is-correction';

it.each([
  'Correction: the heron review is on 4 May.',
  'No, the ferry leaves at nine.',
  'Sorry, the ferry leaves at nine.',
  'Actually the ferry leaves at nine.',
  'I was wrong about the ferry: it leaves at nine.',
  'The ferry has been postponed, it leaves at nine.',
  'The review moved to Friday.',
  'The ferry no longer leaves at eight.',
  'Nein, die Fähre geht um neun.',
  'Ich habe mich geirrt, die Fähre geht um neun.',
  'Die Fähre wurde auf neun verschoben.',
  'Die Fähre fährt nicht mehr um acht.',
])('says that it corrects what was told: %s', (told) => expect(isCorrection(told)).toBe(true));

it.each([
  'No ferry leaves on Sundays.',
  'The ferry leaves at nine.',
  'The correction of the proofs takes a week.',
  'We moved the piano upstairs.',
  'The ferry is now painted green.',
  'Die Fähre geht um neun.',
  'Neinhaus ist ein Ortsteil.',
  'Ich ändere die Fähre.',
])('says nothing of that: %s', (told) => expect(isCorrection(told)).toBe(false));
