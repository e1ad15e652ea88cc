import { expect, it } from 'vitest';
import { tellsAnotherMatter } from './tells-another-matter';

it.each([
  ['The mill password is heather.', 'The mill password was asked for by Olaf.', true],
  ['Das Passwort der Mühle ist Heide.', 'Das Passwort der Mühle wurde gestern gesucht.', true],
  [
    'My boat number is B-31.',
    'Insurance note: the letter about the number of the boat came back from Graz unopened.',
    true,
  ],
  ['The mill password is heather.', 'I set the mill password to fern yesterday.', false],
  ['Our database is Postgres 15.', 'Our database runs on Postgres 16 since last week.', false],
  ['My boat is red.', 'I saw that my boat was red.', false],
])('beside “%s”, “%s”: %s', (before, told, isAnother) => expect(tellsAnotherMatter(told, before)).toBe(isAnother));
