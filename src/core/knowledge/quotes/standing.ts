import type { Found } from './search/find-part';
import { lastUpTo } from './search/last-up-to';
import { isWithinSentence } from './around/is-within-sentence';
import { leavesOutSense } from './around/left-out';
import { leavesUnit } from './around/leaves-unit';
import type { Page } from './around/page';
import { isTurnedCode } from './around/turned-code';
import type { SourceView } from './view/source-view';

/**
 * How a quote stands in a file: word for word; with parts left out that it marks; as a part of what is said there, of which
 * the rest may turn its sense; or not at all.
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
  /** Code in a line of the answer. */
  readonly isCodeInLine: boolean;
}

/** What is known of a place besides its view. */
export interface Surroundings {
  readonly page: Page;
  /** Null where the view has nothing but the cited lines. */
  readonly cited: readonly [number, number] | null;
  /** Whether it is a quote that says what it leaves out. */
  readonly isCut: boolean;
  /** What is known of the quote already: where it cannot be better, it is not looked at. */
  readonly best: Standing;
}

/** How a quote stands at a place. */
export function standingAt(
  view: SourceView,
  found: Found,
  { isStatement, isListing }: Manner,
  { page, cited, isCut, best }: Surroundings,
): Standing {
  const lineAt = (place: number): number => view.numbers[lastUpTo(view.lineStarts, place)] ?? 1;
  const [first, last] = [lineAt(found.start), lineAt(found.end - 1)];
  const lines = cited === null || (first >= cited[0] && last <= cited[1]) ? null : ([first, last] as const);
  if (best.verdict === 'verbatim' && lines !== null) return best;
  const whole = { from: found.start, to: found.end };
  const isTurned = isStatement
    ? () => leavesOutSense(view, found, { isListing, page })
    : () => isTurnedCode(view, whole) || leavesUnit(view, whole);
  const isPart = found.gaps.some((gap) => isWithinSentence(view, gap)) || isTurned();
  return { verdict: isPart ? 'part' : isCut || found.gaps.length > 0 ? 'cut' : 'verbatim', lines };
}
