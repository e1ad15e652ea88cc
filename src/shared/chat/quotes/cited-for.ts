import type { CitationGroup } from './citation-marks';
import type { Range } from './quote-shadow';
import type { Span } from './quoted-spans';
import type { ReadText } from './read-text';

/** Characters that may stand between a quote and its own citation. */
const MAX_BESIDE_LENGTH = 24;

/** The numbers cited for a quote, most likely first. */
export interface Cited {
  readonly ns: readonly number[];
  /** Only marks stand between the quote and its citation. */
  readonly isBeside: boolean;
}

/** What is cited right after a quote, or in it; without that, the next before and after it. */
export function citedFor({ shadow, groups }: ReadText, { start, end }: Range, taken: ReadonlySet<unknown>): Cited {
  const [first, next] = [firstFrom(groups, start), firstFrom(groups, end)];
  const [before, after] = [groups[first - 1], groups[next]];
  const isFree = (group: CitationGroup | undefined): boolean => group !== undefined && !taken.has(group);
  const inside = groups.slice(first, next);
  const isAfter = after !== undefined && isBeside(shadow, end, after.start);
  const isBefore = before !== undefined && isBeside(shadow, before.end, start) && isFree(before);
  if (isAfter) {
    const isOfNext = !taken.has(after) && isFree(before);
    return { ns: [...after.ns, ...(isBefore || isOfNext ? (before?.ns ?? []) : [])], isBeside: true };
  }
  if (inside.length > 0) return { ns: inside.flatMap(({ ns }) => ns), isBeside: true };
  const near = [before, after].filter((group) => group !== undefined);
  const free = near.filter(isFree);
  return { ns: (free.length > 0 ? free : near).flatMap(({ ns }) => ns), isBeside: isBefore };
}

/** The citation right after a quote is its own, but after a comma: that may begin what is said of the next one. */
export function takenGroup({ shadow, groups }: ReadText, { end }: Range): CitationGroup | null {
  const after = groups[firstFrom(groups, end)];
  if (after === undefined || !isBeside(shadow, end, after.start)) return null;
  return /[,;]/.test(shadow.slice(end, after.start)) ? null : after;
}

/** What stands before a citation is what it cites; what stands behind one may begin another sentence. */
export function isCitedBehind({ shadow, groups }: ReadText, { end }: Range): boolean {
  const after = groups[firstFrom(groups, end)];
  return after !== undefined && isBeside(shadow, end, after.start);
}

function isBeside(shadow: string, from: number, to: number): boolean {
  return to - from <= MAX_BESIDE_LENGTH && !/[\p{L}\p{N}]/u.test(shadow.slice(from, to));
}

export function cutAtCitation(span: Span, groups: readonly CitationGroup[]): Span {
  const first = groups[firstFrom(groups, span.start)];
  return first === undefined || first.start > span.end ? span : { ...span, end: first.start };
}

/** The index of the first citation that begins at a place or after it. */
function firstFrom(groups: readonly CitationGroup[], place: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
