import { expect, it } from 'vitest';
import { timeAsked } from './time-asked';

const NOW = new Date(2026, 2, 15, 12).getTime();

it.each([
  'What did I tell you today?',
  'What did we talk about last week?',
  'Did I say anything on Monday?',
  'What did I do yesterday?',
  'What was it that I told you two days ago?',
  'Was habe ich dir heute erzählt?',
  'Was haben wir letzte Woche besprochen?',
  'Was habe ich am 5. Oktober gesagt?',
  'Which questions did I ask in October?',
  'What topics did we discuss last week?',
  'What did you answer yesterday?',
  'Worüber haben wir letzte Woche gesprochen?',
  'Welche Fragen habe ich gestern gestellt?',
  'What were the questions I asked yesterday?',
  'Which subjects have we discussed this week?',
  'Worüber hast du gestern geredet?',
])('all of a time is asked for by: %s', (prompt) => expect(timeAsked(prompt, NOW)).not.toBeNull());

it.each([
  'What did I say about the armchair today?',
  'What day is today?',
  'What did I tell you?',
  'Is it today?',
  'What did I ask about the answer sheet yesterday?',
  'Welche Fragen habe ich gestern zum Ofen gestellt?',
  'Was habe ich heute über den Ofen gesagt?',
  'Ist heute Montag?',
  'I ran a marathon yesterday.',
  'What are the topics on Monday?',
  'Welche Themen gibt es am Montag?',
  'What is the subject this week?',
  'Who spoke in May 2025?',
  'Who replies today?',
  'Any questions on Monday?',
  'Wer spricht morgen?',
  'Which questions are left for tomorrow?',
])('more, or less, is asked for by: %s', (prompt) => expect(timeAsked(prompt, NOW)).toBeNull());
