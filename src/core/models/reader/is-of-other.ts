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
/** What is so from one time to another is so in those between. */
const SPAN = new RegExp(
  [
    '(?<!\\p{L})(?:until|till|through|since|bis|seit|ab)(?!\\p{L})',
    '(?<!\\p{L})(?:from|between|von|zwischen) [^.!?\\n]{1,40} (?:to|on|and|und|an)(?!\\p{L})',
    `(?<!\\p{L})(?:${MONTHS}|${WEEKDAYS})\\s?[–-]`,
  ].join('|'),
  'iu',
);
const OWNED = '(?:[Mm]y|[Oo]ur|[Tt]he|[Mm]ein(?:e[mnrs]?)?|[Uu]nser(?:e[mnrs]?)?|[Dd](?:er|ie|as|em|en))';
/** A thing by where, or with whom, it is: "our agent in Graz". */
const PLACED = new RegExp(
  `(?<!\\p{L})${OWNED} ([\\p{L}-]+) (in|at|from|with|near|bei|aus) (\\p{Lu}[\\p{L}’'-]+)`,
  'gu',
);
const NAME_OF_TIME = new RegExp(`^(?:${MONTHS}|${WEEKDAYS})$`, 'iu');
/** A thing by which of several it is: "our winter tyres". */
const WHICH = new RegExp(`(?<!\\p{L})${OWNED} ([\\p{L}-]+) ([\\p{L}-]+)(?!\\p{L})`, 'giu');
/** How a thing is, or stands to others, whichever it is. */
const HOW =
  /^(?:actual|best|cheapest|closest|correct|current|exact|favou?rite|final|first|full|last|latest|main|nearest|newest|new|next|old|present|previous|proper|real|right|usual|whole|(?:aktuell|best|echt|erst|ganz|genau|jetzig|letzt|nächst|neu|neuest|richtig|üblich|vorig|alt|heutig|eigentlich|liebst)(?:e[mnrs]?)?)$/iu;

/**
 * Gives whether a text that has the words of a question tells them of another thing of the kind: of another month, place or
 * person, or of the summer tyres where the winter tyres are asked for. `toStems` reads both.
 */
export function ofOtherThan(question: string, toStems: (text: string) => readonly string[]): (told: string) => boolean {
  const times = TIMES.map((form) => namesBy(form, question));
  const placed = placedIn(question);
  const which = [...question.matchAll(WHICH)]
    .map(([, one = '', thing = '']) => [one, thing] as const)
    .filter(([one, thing]) => tells(one) && !HOW.test(one) && tells(thing));
  if (times.every((names) => names.size === 0) && placed.length === 0 && which.length === 0) return () => false;
  return (told) => {
    const stems = new Set(toStems(told));
    const has = (name: string): boolean => toStems(name).some((stem) => hasTerm(stems, stem));
    const isOfOtherTime = TIMES.some((form, at) => {
      const asked = times[at] ?? new Set();
      const said = namesBy(form, told);
      return asked.size > 0 && said.size > 0 && !SPAN.test(told) && ![...asked].some((name) => has(name));
    });
    const placedThere = new Set(placedIn(told).map(({ thing }) => thing));
    const isElsewhere = placed.some(({ thing, name }) => !has(name) && placedThere.has(thing));
    return isOfOtherTime || isElsewhere || which.some(([one, thing]) => !has(one) && isAnother(thing, told, toStems));
  };
}

/** Whether a text tells which of several the thing is. */
function isAnother(thing: string, told: string, toStems: (text: string) => readonly string[]): boolean {
  const words = told.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const things = new Set(toStems(thing));
  return words.some((word, at) => {
    const before = words[at - 1];
    return (
      before !== undefined && tells(before) && !HOW.test(before) && toStems(word).some((stem) => hasTerm(things, stem))
    );
  });
}

interface Placed {
  /** With what places it: "agent in". */
  readonly thing: string;
  readonly name: string;
}

function placedIn(text: string): readonly Placed[] {
  return [...text.matchAll(PLACED)]
    .map(([, thing = '', place = '', name = '']) => ({ thing: `${thing} ${place}`.toLowerCase(), name }))
    .filter(({ name }) => !NAME_OF_TIME.test(name));
}

function namesBy(form: RegExp, text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(form)].map(([, name = '']) => name.toLowerCase()));
}

function tells(word: string): boolean {
  return wordsOf(word)
    .flat()
    .some((part) => !isGlue(part) && !isGermanFiller(part));
}
