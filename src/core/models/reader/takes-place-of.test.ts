import { expect, it } from 'vitest';
import { takesPlaceOf } from './takes-place-of';

it.each([
  ['Which bank am I with?', 'My bank is Halden.', 'I switched from Halden to Osmark.'],
  ['Which laptop do I have?', 'My laptop is a Tern 4.', 'I gave away my old Tern 4.'],
  ['Who do I work for?', 'I work for Halden.', 'I quit my job at Halden.'],
  ['Who do I work for?', 'I work for Halden.', 'I no longer work for Halden.'],
  ['What do we store files in?', 'We store files in Minio.', 'We use Ceph instead of Minio.'],
  ['What is the CI server?', 'The CI server is Jenkins.', 'Jenkins was replaced by Woodpecker.'],
  ['When is the meeting?', 'The meeting is at 5 pm.', 'The meeting was cancelled.'],
  ['Who maintains the parser?', 'Olaf maintains the parser.', 'Olaf left, Greta has the parser.'],
  ['What is my boyfriend called?', 'My boyfriend is called Olaf.', 'I broke up with Olaf.'],
  ['Which printer do we have?', 'Our printer is a Brandt.', 'We bought a new printer, a Quist.'],
  ['Where does Edda live?', 'Edda lives in Ulm.', 'Edda moved to Graz.'],
  ['When does the backup run?', 'The backup runs at 02:00.', 'The backup now starts at 03:30.'],
  ['Was ist mein Fitnessstudio?', 'Mein Fitnessstudio ist Halden.', 'Ich habe Halden gekündigt.'],
  ['Bei welcher Bank bin ich?', 'Meine Bank ist Halden.', 'Ich bin von Halden zu Osmark gewechselt.'],
  ['Esse ich Fleisch?', 'Ich esse Fleisch.', 'Ich esse kein Fleisch mehr.'],
  ['Was nutzen wir für Dateien?', 'Wir nutzen Minio für Dateien.', 'Wir haben Minio durch Ceph ersetzt.'],
  ['Wo wohne ich?', 'Ich wohne in Ulm.', 'Ich bin nach Graz gezogen.'],
])('%s “%s” is so no more: “%s”', (question, before, later) =>
  expect(takesPlaceOf(question, before, later)).toBe(true),
);

it.each([
  ['of another person', 'Where does my sister work?', 'My sister works for Halden.', 'I left Halden.'],
  ['of another person', 'What does my sister do?', 'My sister is a nurse at Halden.', 'I left Halden.'],
  ['of another person', 'Which laptop do I have?', 'My laptop is a Tern 4.', 'Vera sold her Tern 4.'],
  ['of another person', 'Which laptop does my sister have?', 'My sister’s laptop is a Tern 4.', 'I sold my Tern 4.'],
  ['of another person', 'Where does Edda live?', 'Edda lives in Ulm.', 'I moved to Graz.'],
  ['of another person', 'Where do I live?', 'I live in Ulm.', 'Edda moved to Graz.'],
  ['of another person', 'Wo wohnt Edda?', 'Edda wohnt in Ulm.', 'Ich bin nach Graz gezogen.'],
  [
    'of another thing',
    'Who leads Osprey?',
    'Olaf leads Kestrel and Dalia leads Osprey.',
    'Olaf left; Kestrel is led by Greta now.',
  ],
  [
    'of another thing',
    'Who does the billing?',
    'Olaf does the billing.',
    'Invoicing was handed over from Olaf to Jan.',
  ],
  ['of another thing', 'When does the backup run?', 'The backup runs at 02:00.', 'The gym now opens at 03:30.'],
  ['of another value', 'When does the pool open?', 'The pool opens at 7:00.', 'The pool now closes at 20:00.'],
  ['of a part', 'Which laptop do I have?', 'My laptop is a Tern 4.', 'I replaced the battery of my Tern 4.'],
  ['of a part', 'Which laptop do I have?', 'My laptop is a Tern 4.', 'I replaced my Tern’s battery.'],
  ['of what has its name', 'What do we use for files?', 'We use Minio for files.', 'We dropped the Minio workshop.'],
  ['of what was moved', 'Where do I live?', 'I live in Ulm.', 'I moved the piano from Ulm to Graz.'],
  ['of a journey', 'Where do I live?', 'I live in Ulm.', 'I went from Ulm to Graz by train.'],
  ['of a team', 'Where do I live?', 'I live in Ulm.', 'I moved to the Search team.'],
  ['of a day', 'Who do I work for?', 'I work for Halden.', 'I left Halden early today.'],
  ['of what was left there', 'Who do I work for?', 'I work for Halden.', 'I left my keys at Halden.'],
  ['of a liking', 'Who do I work for?', 'I work for Halden.', 'I don’t like Halden any more.'],
  ['of its kind alone', 'Where is the printer?', 'The printer is in room 5.', 'We have a new printer.'],
  ['a question of the past', 'Where did I work before?', 'I worked for Halden.', 'I left Halden and joined Osmark.'],
  ['a question of the past', 'What was my first laptop?', 'My first laptop was a Tern 4.', 'I sold my Tern 4.'],
  ['a question of the past', 'Wo habe ich früher gewohnt?', 'Ich wohne in Ulm.', 'Ich bin nach Graz gezogen.'],
])('%s, nothing takes its place: %s “%s” “%s”', (_, question, before, later) =>
  expect(takesPlaceOf(question, before, later)).toBe(false),
);
