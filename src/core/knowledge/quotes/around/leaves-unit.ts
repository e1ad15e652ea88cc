import type { Gap } from '../search/find-part';
import type { SourceView } from '../view/source-view';

/** What a number counts or measures, right behind it. */
const UNIT =
  /^\s(?:[numµμkMG]?[gmslLhVAWJNΩ]|[cdhk][mgl]|min|mins|[kKMGTP]i?[Bb](?:ps)?|[kMG]?Hz|px|r?em|pt|ppm|rpm|°[CF]?|percent|per cent|(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?|bits?|lit(?:er|re)s?|met(?:er|re)s?|grams?|times|hundred|thousand|million|billion|dozen)(?![\p{L}\p{N}_])/u;
const AMOUNT = /\p{L}.*\p{N}$/u;
const LONGEST = 16;

/** Whether a quote of a word or two ends in a number and leaves out of what: "Use 5" of "Use 5 mg". */
export function leavesUnit({ text }: SourceView, { from, to }: Gap): boolean {
  return AMOUNT.test(text.slice(from, to)) && UNIT.test(text.slice(to, to + LONGEST));
}
