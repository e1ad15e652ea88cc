import { isGlue, wordsOf } from '../../knowledge/index/stems';
import { isUnspaced } from '../../../shared/search/unspaced-scripts';
import { allStemsOf, isSameWord, stemsOf } from './words';

/**
 * Bounds from told-and-asked.test.ts. The models know English: of other languages all is near to all, and there words
 * alone tell.
 */
const NEAR = 0.45;
const NEAR_WITH_WORDS = 0.35;
const SHARE_WITH_NEAR = 0.5;
const SHARE_ALONE = 0.5;
const SHARE_FOREIGN = 0.4;
/** How something is done is seldom answered by what one did oneself, however near that is. */
const ASKS_HOW = /^\s*how (?:do|can|could|should|to)\b/i;
/** Of an English sentence at least this much is filler that English alone has. */
const ENGLISH_GLUE = 0.3;
/** Short words of a language whose filler is not known are mostly that. */
const SHORT = 3;
const SHORT_WEIGHT = 0.25;
/** A longer text is not asked about as a whole. */
const MAX_READ = 4_000;

const HANGUL = /^\p{Script=Hangul}+$/u;
const HIRAGANA = /^\p{Script=Hiragana}+$/u;

/**
 * True when what was said is so close to the question that to deny it would be wrong. `near` is how near recall found
 * their meanings; null when it does not know.
 */
export function isClose(question: string, said: string, near: number | null): boolean {
  if (!isEnglish(question)) return shareOfWords(question, said) >= SHARE_FOREIGN;
  const share = shareOfStems(question, said);
  if (near === null) return share >= SHARE_ALONE;
  return (near >= NEAR && !ASKS_HOW.test(question)) || (near >= NEAR_WITH_WORDS && share >= SHARE_WITH_NEAR);
}

function isEnglish(text: string): boolean {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => whole);
  return words.length > 0 && words.filter(isGlue).length / words.length >= ENGLISH_GLUE;
}

function shareOfStems(question: string, said: string): number {
  const stems = new Set(stemsOf(question));
  const told = allStemsOf(said.slice(0, MAX_READ));
  const met = [...stems].filter((stem) => told.some((other) => isSameWord(stem, other)));
  return stems.size === 0 ? 0 : met.length / stems.size;
}

/** Share of the question's words that were said, 0 to 1; in scripts with long words or none, of its pairs of characters. */
function shareOfWords(question: string, said: string): number {
  const asked = tellingOf(unitsOf(question));
  const told = new Set(unitsOf(said));
  const weigh = (units: readonly string[]): number => units.reduce((sum, unit) => sum + weightOf(unit), 0);
  const all = weigh(asked);
  return all === 0 ? 0 : weigh(asked.filter((unit) => told.has(unit))) / all;
}

function unitsOf(text: string): readonly string[] {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => whole);
  return [...new Set(words.flatMap((word) => (HANGUL.test(word) && word.length > 2 ? pairsOf(word) : [word])))];
}

function pairsOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** What stands in hiragana alone is grammar, where anything else stands beside it. */
function tellingOf(units: readonly string[]): readonly string[] {
  const telling = units.filter((unit) => !HIRAGANA.test(unit));
  return telling.length > 0 ? telling : units;
}

function weightOf(unit: string): number {
  return isUnspaced(unit) || HANGUL.test(unit) || unit.length > SHORT ? 1 : SHORT_WEIGHT;
}
