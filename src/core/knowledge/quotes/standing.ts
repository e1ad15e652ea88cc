import type { Found } from './find-part';
import { lastUpTo } from './last-up-to';
import { leavesOutSense } from './left-out';
import type { SourceView } from './source-view';

/**
 * How a quote stands in a file: word for word; with parts left out that it marks; as a part of a sentence whose rest may
 * turn its sense; or not at all.
 */
export type Verdict = 'verbatim' | 'cut' | 'part' | 'changed';

export interface Standing {
  readonly verdict: Verdict;
  /** The lines of the file where it stands, 1-based and inclusive, when they are not among those that are cited. */
  readonly lines: readonly [first: number, last: number] | null;
}

export const NOWHERE: Standing = { verdict: 'changed', lines: null };
const RANK: Readonly<Record<Verdict, number>> = { changed: 0, part: 1, cut: 2, verbatim: 3 };

/** The better of two; of the same kind, the one where the citation leads. */
export function better(one: Standing, other: Standing): Standing {
  const difference = RANK[other.verdict] - RANK[one.verdict];
  if (difference !== 0) return difference > 0 ? other : one;
  return one.lines !== null && other.lines === null ? other : one;
}

export function isBest({ verdict, lines }: Standing): boolean {
  return verdict === 'verbatim' && lines === null;
}

/** How a quote is asked about: as a sentence or a name, as lines of code or words. */
export interface Manner {
  /** False for a name or a value: it says nothing that what stands beside it could turn. */
  readonly isStatement: boolean;
  readonly isListing: boolean;
}

/** How a quote stands at a place. `cited` is null where the view has nothing but the cited lines. */
export function standingAt(
  view: SourceView,
  found: Found,
  { isStatement, isListing }: Manner,
  { cited, isCut }: { readonly cited: readonly [number, number] | null; readonly isCut: boolean },
): Standing {
  const isPart = isStatement && leavesOutSense(view, found, isListing);
  const verdict = isPart ? 'part' : isCut || found.leavesHeading ? 'cut' : 'verbatim';
  if (cited === null) return { verdict, lines: null };
  const lineAt = (place: number): number => view.numbers[lastUpTo(view.lineStarts, place)] ?? 1;
  const [first, last] = [lineAt(found.start), lineAt(found.end - 1)];
  return { verdict, lines: first >= cited[0] && last <= cited[1] ? null : [first, last] };
}
