import { isUnspaced, UNSPACED } from '../../../shared/search/unspaced-scripts';
import { americanSpelling } from './british-spellings';

/** Words that say nothing of what a question or a title is about. */
const GLUE = new Set(
  (
    'a about above actually after again all already also always am an and any anybody anymore anyone anything anyway ' +
    'are as at be because been before being between but by can cannot certain certainly could did do does doing done dont ' +
    'down each either else enough ever every everybody everyone everything exactly few for from further get gets ' +
    'getting give given go goes going got had happen happened happening happens has have having he hello help helped helpful helping helps her here ' +
    'hers hey hi him his how i if im in instead into is it its ive just know let like lot lots made make makes many ' +
    'may maybe me might mine more most much must my need needs no nobody nor not nothing now of off often on once one ' +
    'only or other otherwise our ours out over own perhaps please probably quite rather really same say says see ' +
    'shall she should show simply so some somebody somehow someone something sometimes somewhere still such tell than ' +
    'thank thanks that the their them then there these they thing things this those through to too under until up us ' +
    'use used uses using usually versus very vs want wants was way we were what whats when where whether which while ' +
    'who whom whose why will with within without would yes yet you your yours'
  ).split(' '),
);

const WORD = new RegExp(`${UNSPACED}+|[[\\p{L}\\p{N}_$@#+'’\\-]--${UNSPACED}]+`, 'gv');
/** Characters. What is longer is data, of which no part is a word, and would take time by the square of its length. */
const LONGEST_NAME = 200;
const GLUE_STEMS = new Set([...GLUE, ...[...GLUE].map(stem)]);

export function isGlue(word: string): boolean {
  return GLUE.has(word);
}

/** The same of a word as it is indexed. */
export function isGlueStem(word: string): boolean {
  return GLUE_STEMS.has(word);
}

/**
 * Lower-cased words of a text, in order and with repeats. One that is written in parts (`useEffect`, `max_size`) comes
 * with its parts after it; a run of a script without spaces gives its pairs of characters.
 */
export function wordsOf(text: string): ReadonlyArray<readonly [whole: string, ...parts: string[]]> {
  const words: [string, ...string[]][] = [];
  for (const [raw] of text.normalize('NFKC').matchAll(WORD)) {
    if (isUnspaced(raw)) words.push(...pairsOf(raw));
    else words.push(...splitIdentifier(raw));
  }
  return words;
}

function splitIdentifier(raw: string): [string, ...string[]][] {
  if (raw.length > LONGEST_NAME) return [[raw.toLowerCase()]];
  const trimmed = raw.replace(/['’]s$|^['’-]+|['’-]+$/g, '').replace(/['’]/g, '');
  if (trimmed === '') return [];
  const parts = trimmed.split(/[_-]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter((part) => part !== '');
  const inner = parts.length > 1 ? parts.map((part) => part.toLowerCase()) : [];
  return [[trimmed.toLowerCase(), ...inner]];
}

function pairsOf(run: string): [string][] {
  const characters = [...run];
  if (characters.length < 2) return characters.map((character) => [character]);
  return characters.slice(1).map((character, index) => [(characters[index] ?? '') + character]);
}

/** A light stemmer: plural, past and -ing forms of English meet, in either spelling; other languages are left as they are. */
export function stem(word: string): string {
  if (word.length < 4 || word.length > LONGEST_NAME || !/^[a-z]+$/.test(word)) return word;
  const base = americanSpelling(word)
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/(.{3,})(?:ing|ed)$/, '$1')
    .replace(/([bdfgmnprt])\1$/, '$1');
  return base.length > 3 ? base.replace(/[ey]$/, '') : base;
}
