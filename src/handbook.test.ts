import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { german } from './shared/text/german';
import { shownLanguage, type Language } from './shared/text/shown-language';
import { wording } from './shared/text/wording';

const resources = join(import.meta.dirname, '../resources');
const FOLDERS: Readonly<Record<Language, string>> = { en: 'handbook', de: 'handbook-de' };
const SECTION_OF_SETTINGS = { en: /Settings[^.]* under (\w+)/g, de: /Einstellungen[^.]* unter „([^“]+)“/g };

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** The pages by name, each in its sections; the first is what stands above them. */
function readPages(language: Language): ReadonlyMap<string, readonly Section[]> {
  const folder = join(resources, FOLDERS[language]);
  return new Map(readdirSync(folder).map((file) => [file, sectionsOf(readFileSync(join(folder, file), 'utf8'))]));
}

function sectionsOf(page: string): readonly Section[] {
  return page.split(/^(?=## )/m).map((text) => ({ heading: text.split('\n')[0] ?? '', text }));
}

afterEach(() => shownLanguage.set('en'));

describe.each(['en', 'de'] as const)('the handbook in %s', (language) => {
  test('every section of Settings that it names is there', () => {
    shownLanguage.set(language);
    const { appearance, memory, models, space, data } = wording.settings;
    const pages = [...readPages(language).values()].flat().map(({ text }) => text);
    const named = pages.flatMap((text) => [...text.matchAll(SECTION_OF_SETTINGS[language])].map((match) => match[1]));
    const there = [appearance, memory, models, space, data, wording.embedder.title];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !there.some((title) => title === name))).toEqual([]);
  });
});

/** Keys and numbers are facts; both are written otherwise in German. */
const KEYS: Readonly<Record<string, string>> = {
  Strg: 'Ctrl',
  Umschalt: 'Shift',
  Eingabe: 'Enter',
  Entf: 'Del',
  Delete: 'Del',
  Rücktaste: 'Backspace',
};
const KEY = /(?:(?:Ctrl|Shift|Alt|Strg|Umschalt|⌘)\+)+(?:[\p{L}\d]+|[^\s\p{L}])/gu;

function factsOf({ text }: Section): readonly string[] {
  const keys = (text.match(KEY) ?? []).map((key) => key.replace(/\p{L}{2,}/gu, (name) => KEYS[name] ?? name));
  const numbers = (text.replace(KEY, '').match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replace(/[.,]/g, ''));
  return [...keys, ...numbers].toSorted();
}

test('German has each page and section of English, with the same keys and numbers', () => {
  const [english, inGerman] = [readPages('en'), readPages('de')];
  const shapeOf = (pages: typeof english) =>
    [...pages].map(([file, sections]) => [file, sections.map((section) => factsOf(section))]);
  expect(shapeOf(inGerman)).toEqual(shapeOf(english));
});

/** What a person or a document says, in the same marks as labels. */
const EXAMPLES = [
  'Du darfst es nicht bei Regen öffnen',
  'Häufige Fehler',
  'In der Dokumentation steht: …',
  'In der Dokumentation steht, dass …',
  'Laut docs/harbour.md: …',
  'In docs/harbour.md steht:',
  'Kurz gesagt: …',
  '[D]er Hafen',
  'wasserdicht',
  'Was weißt du über mich?',
  'What do I do for a living?',
  'Ich mag kurze Antworten',
  'Was habe ich über den Erscheinungstermin gesagt?',
  'ja',
];

test('what German names in quotation marks is called so', () => {
  // A label may be the beginning of a sentence, also of one that follows another.
  const said = sentencesOf(german).flatMap((sentence) => [sentence, sentence.replace(/^\{\w+\} /, '')]);
  const forms = said.map((sentence) => sentence.replace(/\{\w+\}/g, '…'));
  const isSaid = (label: string): boolean =>
    forms.some((form) => form.startsWith(label) && /^(?:$|[ :])/.test(form.slice(label.length)));
  const pages = [...readPages('de').values()].flat();
  const named = pages.flatMap(({ text }) => [...text.matchAll(/„([^“]+)“/g)].map((match) => match[1] ?? ''));
  const unknown = new Set(named.filter((label) => !isSaid(label.replace(/^\d+/, '…'))));
  expect([...unknown].toSorted()).toEqual(EXAMPLES.toSorted());
});

function sentencesOf(text: unknown): readonly string[] {
  if (typeof text === 'string') return [text];
  return Object.values(text as Readonly<Record<string, unknown>>).flatMap(sentencesOf);
}
