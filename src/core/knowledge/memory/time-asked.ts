import { isGermanFiller } from '../index/german';
import { isGlue, wordsOf } from '../index/stems';
import { readTime, withoutTime, type TimeSpan } from './read-time';

/** Words for telling itself: beside them and a time nothing is asked for by name. */
const TELLING =
  /\b(?:sa(?:y|id)|tell|told|mention(?:ed)?|ask(?:ed)?|wr(?:i|o)te|written|talk(?:ed)?|discuss(?:ed)?|decided?|noted?|learn(?:ed|t)?|happen(?:ed)?|did (?:i|we) do|remember|recall|anything|everything|something|gesagt|erzählt|erwähnt|geschrieben|gefragt|besprochen|gesprochen|notiert|gelernt|gemacht|getan|passiert)\b/gi;
/** Asks for what was told, too, though it tells no time by itself: "Remind me tomorrow." */
const REMIND = /\bremind(?= (?:me|us)\b)/gi;
/** The same, and what is said then, where it was of a talk of ours: elsewhere they may be what was spoken of. */
const SAID_THEN =
  /(?<!\p{L})(?:answer(?:ed|s)?|repl(?:y|ied)|explain(?:ed)?|chat(?:ted)?|sp[eo]ken?|questions?|topics?|subjects?|worüber|wonach|geantwortet|beantwortet|erklärt|geredet|diskutiert|unterhalten|fragen|themen|gestellt)(?!\p{L})/giu;
/** Who talks here, with the verb of what is past. */
const OF_OURS =
  /(?<!\p{L})(?:(?:did|have|had) (?:i|we|you)|(?:hab|haben?|hast|hatten?|hattest) (?:ich|wir|du)|(?:i|we|you) (?:answered|asked|discussed|explained|spoke|talked)|(?:ich|wir|du)(?= .*(?<!\p{L})(?:haben?|hast|hatten?|hattest)(?!\p{L})))(?!\p{L})/iu;
const OF_OTHERS = /(?<!\p{L})(?:is|are|who|gibt|ist|sind|wer)(?!\p{L})/iu;
/** A longer text asks for more than a time. */
const MAX_LENGTH = 200;

/** The time of which a prompt asks for all that was said; null when it asks for anything more special. */
export function timeAsked(prompt: string, now: number): TimeSpan | null {
  if (prompt.length > MAX_LENGTH) return null;
  const rest = withoutTime(prompt);
  const isOfOurs = OF_OURS.test(rest) && !OF_OTHERS.test(rest);
  const isOfSaying = rest.search(TELLING) >= 0 || (isOfOurs && rest.search(SAID_THEN) >= 0);
  const asked = withoutTelling(rest);
  const words = wordsOf(isOfOurs ? asked.replace(SAID_THEN, ' ') : asked).flat();
  return isOfSaying && words.every((word) => isGlue(word) || isGermanFiller(word)) ? readTime(prompt, now) : null;
}

/** A text without the words for telling: what was mentioned was seldom told with "mention". */
export function withoutTelling(text: string): string {
  return text.replace(TELLING, ' ').replace(REMIND, ' ');
}
