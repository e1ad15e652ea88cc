import { beforeEach, expect, test } from 'vitest';
import { wording, fill, inEveryLanguage, tellError } from './wording';
import { countFormat, dayFormat, listFormat, minuteFormat, sizeFormats } from './formats';
import { languageOf, shownLanguage } from './shown-language';

beforeEach(() => shownLanguage.set('en'));

const sources = wording.sources;

test('a part of the text that a module keeps says what the shown language says', () => {
  const said = [sources.title];
  shownLanguage.set('de');
  said.push(sources.title, wording.empty.questions[0], fill(wording.common.lines, { first: 1, last: 2 }));
  shownLanguage.set('en');
  said.push(sources.title);
  expect(said).toEqual(['Sources', 'Quellen', 'Wie füge ich ein Repository hinzu?', 'Zeilen 1–2', 'Sources']);
});

test('its names are its own in every language', () => {
  shownLanguage.set('de');
  expect([Object.hasOwn(wording.errors, 'prompt.empty'), Object.hasOwn(wording.errors, 'toString')]).toEqual([
    true,
    false,
  ]);
  expect(Object.entries(wording.settings.densities)).toEqual([
    ['comfortable', 'Komfortabel'],
    ['compact', 'Kompakt'],
  ]);
});

test('an error is told in the shown language, with what a server said itself as it said it', () => {
  shownLanguage.set('de');
  expect(tellError('model.status', { address: 'a.example', status: 500, said: 'Out of memory' })).toBe(
    'a.example hat mit Status 500 geantwortet. Wörtlich: „Out of memory“',
  );
});

test('a sentence is known in every language', () => {
  expect(inEveryLanguage((text) => text.common.undo)).toEqual(['Undo', 'Rückgängig']);
});

test('who listens is told when the language changes, and not when it stays', () => {
  const heard: string[] = [];
  const stop = shownLanguage.subscribe(() => heard.push(shownLanguage.get()));
  for (const language of ['de', 'de', 'en'] as const) shownLanguage.set(language);
  stop();
  shownLanguage.set('de');
  expect(heard).toEqual(['de', 'en']);
});

test.each([
  ['de', 'en-US', 'de'],
  ['en', 'de-DE', 'en'],
  ['system', 'de-AT', 'de'],
  ['system', 'de', 'de'],
  [null, 'fr-FR', 'en'],
  ['klingon', '', 'en'],
  ['system', 'en-US@posix', 'en'],
])('of the choice %s and the system’s %s comes %s', (choice, system, language) => {
  expect(languageOf(choice, system)).toBe(language);
});

test('numbers, times and lists are written as the shown language does', () => {
  const time = new Date(2026, 4, 1, 9, 5).getTime();
  const written = () => [
    countFormat().format(12_345.5),
    dayFormat().format(time),
    minuteFormat().format(time),
    listFormat().format(['a', 'b', 'c']),
    sizeFormats[2]().format(1.5),
  ];
  expect(written()).toEqual(['12,345.5', 'May 1, 2026', '1 May, 09:05', 'a, b, and c', '1.5 MB']);
  shownLanguage.set('de');
  expect(written()).toEqual(['12.345,5', '01.05.2026', '1. Mai, 09:05', 'a, b und c', '1,5 MB']);
});
