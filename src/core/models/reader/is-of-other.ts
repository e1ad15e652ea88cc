import { isGermanFiller } from '../../knowledge/index/german';
import { isGlue, wordsOf } from '../../knowledge/index/stems';
import { hasTerm } from './match-terms';

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember';
const WEEKDAYS =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag';
const BEFORE_TIME = '(?:in|on|by|until|since|from|last|next|every|of|im|am|bis|seit|vom|ab|\\d{1,2}\\.?)';
/** Times of which one is not another. "May" alone may be a verb. */
const TIMES = [MONTHS, WEEKDAYS].map((names) => new RegExp(`(?<!\\p{L})${BEFORE_TIME} (${names})(?!\\p{L})`, 'giu'));
const ARTICLE = '(?:the|der|die|das|dem|den|des)';
/** Where, or with whom, something is. */
const PLACED = new RegExp(
  `(?<!\\p{L})(in|at|from|with|near|bei|aus|mit|von) (?:${ARTICLE} )?(?!(?:${MONTHS}|${WEEKDAYS})(?!\\p{L}))(\\p{Lu}[\\p{L}’'-]+)`,
  'gu',
);
/** A thing by which of several it is: "our winter tyres". */
const WHICH =
  /(?<!\p{L})(?:my|our|the|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|der|die|das|dem|den) ([\p{L}-]+) ([\p{L}-]+)(?!\p{L})/giu;

/**
 * Gives whether a text that has the words of a question tells them of another thing of the kind: of another month, place or
 * person, or of the summer tyres where the winter tyres are asked for. `toStems` reads both.
 */
export function ofOtherThan(question: string, toStems: (text: string) => readonly string[]): (told: string) => boolean {
  const times = TIMES.map((form) => namesBy(form, question));
  const placed = [...question.matchAll(PLACED)].map(([, place = '', name = '']) => [place, name] as const);
  const which = [...question.matchAll(WHICH)]
    .map(([, one = '', thing = '']) => [one, thing] as const)
    .filter((words) => words.every(tells));
  if (times.every((names) => names.size === 0) && placed.length === 0 && which.length === 0) return () => false;
  return (told) => {
    const stems = new Set(toStems(told));
    const has = (name: string): boolean => toStems(name).some((stem) => hasTerm(stems, stem));
    const isOfOtherTime = TIMES.some((form, at) => {
      const asked = times[at] ?? new Set();
      const said = namesBy(form, told);
      return asked.size > 0 && said.size > 0 && ![...asked].some((name) => has(name));
    });
    const placedThere = [...told.matchAll(PLACED)].map(([, place]) => place);
    const isElsewhere = placed.some(([place, name]) => !has(name) && placedThere.includes(place));
    return isOfOtherTime || isElsewhere || which.some(([one, thing]) => !has(one) && isAnother(thing, told, toStems));
  };
}

/** Whether a text tells which of several the thing is. */
function isAnother(thing: string, told: string, toStems: (text: string) => readonly string[]): boolean {
  const words = told.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const things = new Set(toStems(thing));
  return words.some((word, at) => {
    const before = words[at - 1];
    return before !== undefined && tells(before) && toStems(word).some((stem) => hasTerm(things, stem));
  });
}

function namesBy(form: RegExp, text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(form)].map(([, name = '']) => name.toLowerCase()));
}

function tells(word: string): boolean {
  return wordsOf(word)
    .flat()
    .some((part) => !isGlue(part) && !isGermanFiller(part));
}
