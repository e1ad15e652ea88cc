import { isUnrealAt, saysUnreal } from './is-unreal';
import { saidBy } from './said-by';

const LIVES = /(?<!\p{L})(?:liv(?:e|es|ing)|wohn(?:e|en|st|t))(?!\p{L})/iu;
/** Not to another team. */
const MOVED =
  /(?<!\p{L})(?:moved|relocated) (?:back )?to (?:(?:an?|my|our|the) (?:\p{L}+ ){1,2}in )?(?=\p{Lu})(?!.{0,40}(?<!\p{L})(?:department|division|group|role|team))/gu;
/** Who "ist gezogen" went with the home; "hat gezogen" tells of a file. */
const GERMAN_MOVED =
  /(?<!\p{L})(?:(?:bin|sind|ist|seid|war|waren) (?:(?!mit (?:de[mnr]|allem|unser\p{L}*) )[^\s,;:.!?]+ ){0,6}?nach (?:\p{Lu}[\p{L}-]* ){1,3}(?:um)?gezogen|nach (?:\p{Lu}[\p{L}-]* ){1,3}(?:um)?gezogen (?:bin|sind|ist|seid))(?!\p{L})/gu;
const OF_HOME =
  /(?<!\p{L})(?:liv(?:e|es|ed|ing)|flat|apartment|house|street|city|town|village|country|neighbou?rhood|landlord|landlady)(?!\p{L})/iu;
/** Characters of a text in which it says so. */
const MAX_READ = 1_000;

/** Whether a text tells, or asks, where somebody lives. */
export function tellsHome(text: string): boolean {
  return LIVES.test(text);
}

/**
 * Whether a text tells that somebody lives elsewhere now: it has no word of where that was. `maybe`: one moves to Graz,
 * and to Linux.
 */
export function tellsMove(text: string): 'surely' | 'maybe' | 'not' {
  const read = text.slice(0, MAX_READ);
  const isTold = ({ 0: words, index }: RegExpExecArray): boolean => !isUnrealAt(read, index) && !saysUnreal(words);
  if ([...read.matchAll(GERMAN_MOVED)].some(isTold)) return 'surely';
  if (![...read.matchAll(MOVED)].some(isTold)) return 'not';
  return OF_HOME.test(read) ? 'surely' : 'maybe';
}

/** By whom each move of a text was, as `saidBy` gives it. */
export function moversIn(text: string): readonly string[] {
  const read = text.slice(0, MAX_READ);
  return [...read.matchAll(GERMAN_MOVED), ...read.matchAll(MOVED)].map((match) => saidBy(read, match));
}
