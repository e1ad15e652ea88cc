import { wordsOf } from '../../knowledge/index/stems';
import { isGerman, isGermanFiller } from '../../knowledge/index/german';
import { isEnglish } from '../../knowledge/index/is-english';
import { isUnspaced } from '../../../shared/search/unspaced-scripts';
import { allStemsOf, isSameWord, sameWord, stemsOf } from './words';
import { withKinds } from './with-kinds';

/**
 * Bounds from told-and-asked.test.ts. The models know English: of other languages all is near to all, and there words
 * alone tell.
 */
const NEAR = 0.45;
const NEAR_WITH_WORDS = 0.35;
/** So near is what answers by another name: a rent in Portugal is that of a flat in Porto. */
const NEAR_UNNAMED = 0.65;
const SHARE_WITH_NEAR = 0.5;
const SHARE_ALONE = 0.5;
const SHARE_FOREIGN = 0.4;
/** How something is done is seldom answered by what one did oneself, however near that is. */
const ASKS_HOW = /^\s*how (?:do|can|could|should|to)\b/i;
/** Short words of a language whose filler is not known are mostly that. */
const SHORT = 3;
const SHORT_WEIGHT = 0.25;
/** Characters of a part of a compound, and of what is left of it. */
const LEAST_PART = 5;
const LEAST_REST = 3;
/** A longer text is not asked about as a whole. */
const MAX_READ = 4_000;

/** A word in a sentence that begins with a capital letter. */
const NAME = /(?<=[\p{L}\p{N},] )\p{Lu}\p{L}+/gu;
/** A name in capital letters may be short for what was said in full. */
const SHORT_FORM = /^\p{Lu}+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const HIRAGANA = /^\p{Script=Hiragana}+$/u;

/**
 * True when what was said is so close to the question that to deny it would be wrong. `near` is how near recall found
 * their meanings; null when it does not know.
 */
export function isClose(question: string, text: string, near: number | null): boolean {
  const said = text.slice(0, MAX_READ);
  if (!isEnglish(question)) return shareWithKinds(shareOfWords, question, said) >= SHARE_FOREIGN;
  const names = namesIn(question);
  const share = shareWithKinds(shareOfStems, question, said);
  if (!isAnySaid(names, said)) {
    if (near !== null && near >= NEAR_UNNAMED && !ASKS_HOW.test(question)) return true;
    const isShortForm = names.every((name) => SHORT_FORM.test(name));
    return isShortForm && near !== null && near >= NEAR_WITH_WORDS && share >= SHARE_WITH_NEAR;
  }
  if (near === null) return share >= SHARE_ALONE;
  return (near >= NEAR && !ASKS_HOW.test(question)) || (near >= NEAR_WITH_WORDS && share >= SHARE_WITH_NEAR);
}

/** Whether a word that tells something, of a question that is not in English, was said, or a compound with it. */
export function sharesForeignWord(question: string, text: string): boolean {
  if (isEnglish(question)) return false;
  const told = new Set(unitsOf(text.slice(0, MAX_READ)));
  const inCapitals = new Set((question.match(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu) ?? []).flatMap(unitsOf));
  return tellingOf(unitsOf(question), isGerman(question))
    .filter((unit) => unit.length > SHORT || inCapitals.has(unit))
    .some((unit) => told.has(unit) || isPartOf(unit, told));
}

function namesIn(question: string): readonly string[] {
  return [...question.matchAll(NAME)].map(([name]) => name);
}

/** Somebody’s birth is near to anybody’s: of the names that a question has, one at least was said. */
function isAnySaid(names: readonly string[], said: string): boolean {
  const told = allStemsOf(said);
  const stems = names.flatMap(stemsOf);
  return stems.length === 0 || stems.some((name) => told.some((other) => isSameWord(name, other)));
}

/** What is of the kind that is asked for counts beside a word that was said. */
function shareWithKinds(shareOf: typeof shareOfWords, question: string, said: string): number {
  return shareOf(question, said) > 0 ? shareOf(question, withKinds(said)) : 0;
}

function shareOfStems(question: string, said: string): number {
  const stems = new Set(stemsOf(question));
  const told = allStemsOf(said);
  const met = [...stems].filter((stem) => told.some((other) => isSameWord(stem, other)));
  return stems.size === 0 ? 0 : met.length / stems.size;
}

/** Share of the question's words that were said, 0 to 1; in scripts with long words or none, of its pairs of characters. */
function shareOfWords(question: string, said: string): number {
  const asked = tellingOf(unitsOf(question), isGerman(question));
  const told = new Set(unitsOf(said));
  const weigh = (units: readonly string[]): number => units.reduce((sum, unit) => sum + weightOf(unit), 0);
  const all = weigh(asked);
  return all === 0 ? 0 : weigh(asked.filter((unit) => told.has(unit) || isPartOf(unit, told))) / all;
}

function unitsOf(text: string): readonly string[] {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => sameWord(whole));
  return [...new Set(words.flatMap((word) => (HANGUL.test(word) && word.length > 2 ? pairsOf(word) : [word])))];
}

function pairsOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** What stands in hiragana alone is grammar, where anything else stands beside it, and so is German filler. */
function tellingOf(units: readonly string[], isOfGerman: boolean): readonly string[] {
  const telling = units.filter((unit) => !HIRAGANA.test(unit) && !(isOfGerman && isGermanFiller(unit)));
  return telling.length > 0 ? telling : units;
}

/** Whether a compound word of those begins or ends with it, or it with one of those: an appointment with whom it is with. */
function isPartOf(unit: string, told: ReadonlySet<string>): boolean {
  if (unit.length < LEAST_PART || isUnspaced(unit) || HANGUL.test(unit)) return false;
  return [...told].some((word) => isCompoundOf(word, unit) || (word.length >= LEAST_PART && isCompoundOf(unit, word)));
}

function isCompoundOf(word: string, part: string): boolean {
  return word.length >= part.length + LEAST_REST && (word.startsWith(part) || word.endsWith(part));
}

function weightOf(unit: string): number {
  return isUnspaced(unit) || HANGUL.test(unit) || unit.length > SHORT ? 1 : SHORT_WEIGHT;
}
