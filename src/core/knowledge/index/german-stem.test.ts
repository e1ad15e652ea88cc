import { expect, test } from 'vitest';
import { foldGerman, foldWrittenOut, germanStem, stemsWithoutParticle, withVerbsApart } from './german-stem';

const stemOf = (word: string): string => germanStem(foldGerman(word));

test.each([
  ['of a noun', ['Leuchte', 'Leuchten']],
  ['with an umlaut in the plural', ['Hafen', 'Häfen', 'Hafens']],
  ['of an adjective', ['schwer', 'schwere', 'schwerem', 'schweren']],
  ['of a verb', ['läuten', 'läute', 'läutet', 'geläutet']],
  ['of a verb in one with its particle', ['abfahren', 'abfahre', 'abgefahren', 'abzufahren']],
  ['of a verb that English has too', ['exportieren', 'exportiert', 'Export', 'Exporte']],
  ['of a word that full text has shortened', ['Repository', 'Repositorys', 'repositori']],
  ['with a double letter at the end', ['Modell', 'Modelle', 'model']],
])('forms %s meet', (_, words) => {
  expect(new Set(words.map(stemOf)).size).toBe(1);
});

test.each([
  ['Kran', 'Kranich'],
  ['Quelle', 'Quelltext'],
])('%s does not meet %s', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other));
});

test('umlauts may be written out, where there is one', () => {
  const words = ['loeschen', 'aendern', 'gruesse', 'neue', 'quelle', 'bauen'];
  expect(words.map(foldWrittenOut)).toEqual(['loschen', 'andern', 'grusse', 'neue', 'quelle', 'bauen']);
});

test('what is no word of Latin letters stays', () => {
  expect(['max_size', '3.5', '天気', ''].map(stemOf)).toEqual(['max_size', '3.5', '天気', '']);
});

test('a verb goes without its particle, and other words have none', () => {
  const words = ['hinzufugen', 'angehangt', 'hafen', 'anker'];
  expect(words.map((word) => stemsWithoutParticle(word).includes(stemOf('fügen')))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(stemsWithoutParticle('angehangt')).toContain('hang');
  expect(['hafen', 'anker'].flatMap(stemsWithoutParticle)).toEqual([]);
});

test('verbs in one are taken apart, nouns and what only looks so are not', () => {
  expect(withVerbsApart('Anker hinzufügen, abgefahren zurueckkehren, Ausgaben antworten anderen')).toBe(
    'Anker hinzu fügen, ab gefahren zurueck kehren, Ausgaben antworten anderen',
  );
});
