import { isGlue, stem, wordsOf } from '../../knowledge/index/stems';

/** What was done with a thing, but for a change of it, is not what it is. */
const DONE_WITH =
  /(?<!\p{L})(?:(?:is|are|was|were|been) (?:\p{L}+ )?\p{Ll}{2,}ed|(?:wurden?|worden) (?:\p{L}+ )?ge\p{Ll}+)(?!\p{L})/u;
const SINCE = /(?<!\p{L})(?:since|seit|seitdem)(?!\p{L})/iu;
/** Of a new value, and of how it came to be, a few words are told. */
const MOST_NEW = 4;

/** Whether a text that has the words of what was told before likely tells of another matter, and not what that is now. */
export function tellsAnotherMatter(told: string, before: string): boolean {
  if (DONE_WITH.test(told)) return true;
  const known = stemsIn(before);
  return !SINCE.test(told) && [...stemsIn(told)].filter((word) => !known.has(word)).length > MOST_NEW;
}

function stemsIn(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .flat()
      .filter((word) => !isGlue(word))
      .map(stem),
  );
}
