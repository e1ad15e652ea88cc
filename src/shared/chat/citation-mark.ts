/**
 * Numbers in brackets, as models write them: `[1]`, `[1, 2]`, `[2-4]`, as a footnote `[^1]`, in other brackets `【1】`. The
 * groups: the mark of a footnote, and the numbers.
 */
export const CITATION_MARK = /[[［【](\^?)(\d{1,6}(?:[ \t]*[,–-][ \t]*\d{1,6})*)[\]］】]/g;
/** What may still become such a mark when more comes. */
export const UNFINISHED_MARK = /[[［【][\^\d,– \t-]{0,40}$/;

/** A wider range is no citation that anybody follows: it is years, or lines. */
const MAX_RANGE = 10;
/** More together is none either. */
const MAX_NUMBERS = 20;

/** The numbers that `1, 3-5` names; null when it names none: a range that is too wide, or does not rise. */
export function citedNumbers(said: string): readonly number[] | null {
  const ns: number[] = [];
  for (const piece of said.split(',', MAX_NUMBERS)) {
    const [first = NaN, last = first, ...more] = piece.split(/[–-]/).map(Number);
    const isRange = last !== first;
    if (!(last >= first) || more.length > 0 || (isRange && last - first >= MAX_RANGE)) return null;
    for (let n = first; n <= last; n += 1) ns.push(n);
  }
  return ns.slice(0, MAX_NUMBERS);
}
