import { isFence } from '../sources/quotable';
import type { Found } from './find-part';
import { lastUpTo } from './last-up-to';
import { CLOSE, OPEN, squeeze, widthOf, type SourceView } from './source-view';

/** A line of a quote that is not blank. */
export interface QuoteLine {
  readonly text: string;
  readonly isCode: boolean;
  /** How far it is set in; null where the quote begins within it. */
  readonly indent: number | null;
}

/** Places of one listing, and lines in all of them, that are compared: more than one that anybody wrote needs. */
const MAX_PLACES = 500;
const MAX_LINES = 50_000;

/** Of how many places the lines are to be compared. */
export function maxCompared(lines: readonly QuoteLine[]): number {
  return Math.min(MAX_PLACES, Math.max(1, Math.floor(MAX_LINES / lines.length)));
}

interface Stretch {
  /** All of a listing is code. */
  readonly isListing: boolean;
  /** Whether its lines are its own, so that it says something how far they are set in. */
  readonly isSetOut: boolean;
  /** Whether it begins between fences. */
  readonly isInFence: boolean;
  readonly isFromLineStart: boolean;
}

export function toQuoteLines(stretch: string, from: Stretch): readonly QuoteLine[] {
  let { isInFence } = from;
  return stretch.split('\n').flatMap((line, at) => {
    const text = squeeze(line);
    if (isFence(line)) isInFence = !isInFence;
    if (text === '' || isFence(line)) return [];
    const hasIndent = from.isSetOut && (at > 0 || from.isFromLineStart);
    return [{ text, isCode: from.isListing || isInFence, indent: hasIndent ? widthOf(line) : null }];
  });
}

/**
 * Whether the lines of code that a quote has where it was found are those of the source, set in alike. How wide a step is
 * may differ, and prose may be wrapped anywhere, as may the words of comments where they are not quoted in a listing.
 */
export function holdsLines(view: SourceView, { start }: Found, lines: readonly QuoteLine[]): boolean {
  const { text, lineStarts, indents, isWords, hasCode } = view;
  if (!hasCode) return true;
  const stepsIn = new Map<number, number>();
  let at = start;
  for (const [order, line] of lines.entries()) {
    const from = findLine(text, line.text, at);
    at = from + line.text.length;
    const [nth, last] = [lastUpTo(lineStarts, from), lastUpTo(lineStarts, at - 1)];
    const indent = indents[nth];
    const isOfWords = !line.isCode && isWords.slice(nth, last + 1).every((one) => one);
    if (isOfWords || indent === undefined || indent === null) continue;
    if (last > nth) return false;
    if (lineStarts[nth] !== from && order > 0) return false;
    if (lineStarts[nth] !== from || line.indent === null) continue;
    const known = stepsIn.get(indent);
    if (known !== undefined && known !== line.indent) return false;
    stepsIn.set(indent, line.indent);
  }
  const steps = [...stepsIn].toSorted(([a], [b]) => a - b).map(([, quoted]) => quoted);
  return steps.every((step, nth) => nth === 0 || step > (steps[nth - 1] ?? 0));
}

/** Where a line of what was found stands: what may be left out stands before it, else a space. */
function findLine(view: string, line: string, from: number): number {
  let at = from;
  for (;;) {
    while (view[at] === ' ' || view[at] === CLOSE) at += 1;
    const start = view[at] === OPEN ? at + 1 : at;
    const isBorder = start > at && isFence(view.slice(start, start + 3));
    if (start === at || (!isBorder && view.startsWith(line, start))) return start;
    at = view.indexOf(CLOSE, at);
  }
}
