import { expect, it } from 'vitest';
import { asksBefore } from './asks-before';

it.each([
  'Where did I live in 2012?',
  'Where did I live before?',
  'Where did I say I used to live?',
  'What was my first loom?',
  'Which of the old looms did I mend?',
  'Who led the mill until May?',
  'Wo habe ich früher gewohnt?',
])('asks for what was so: %s', (question) => expect(asksBefore(question)).toBe(true));

it.each([
  'Where did I say I live?',
  'What did I tell you about my job?',
  'What did we already note about the mill?',
  'How old is my son?',
  'What is my first name?',
  'Until when is the mill open?',
])('asks for what is: %s', (question) => expect(asksBefore(question)).toBe(false));
