import { isFence } from '../../sources/quotable';
import type { Found } from './find-part';
import { lastUpTo } from './last-up-to';
import { CLOSE, OPEN, squeeze, widthOf, type SourceView } from '../view/source-view';

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
/** Nobody sets code in deeper. */
const MAX_INDENTS = 60;

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

/** How far lines of code are set in that were found, and how far a quote sets them in. */
export type Indents = ReadonlyMap<number, number>;

const NO_INDENTS: Indents = new Map();

/**
 * How the lines of code that a quote has where it was found are set in; null where they are not those of the source, or not
 * set in alike. How wide a step is may differ, and prose may be wrapped anywhere, as may the words of comments where they
 * are not quoted in a listing, and what stands in brackets where it is quoted in a line.
 */
export function indentsOf(view: SourceView, { start }: Found, lines: readonly QuoteLine[]): Indents | null {
  const { text, lineStarts, indents, isWords, hasCode } = view;
  if (!hasCode) return NO_INDENTS;
  const found = new Map<number, number>();
  let at = start;
  for (const [order, line] of lines.entries()) {
    const from = findLine(text, line.text, at);
    at = from + line.text.length;
    const [nth, last] = [lastUpTo(lineStarts, from), lastUpTo(lineStarts, at - 1)];
    const indent = indents[nth];
    const isOfWords = !line.isCode && isWords.slice(nth, last + 1).every((one) => one);
    if (isOfWords || indent === undefined || indent === null) continue;
    if (last > nth && (line.indent !== null || !isOpenOver(view, [from, at], [nth, last]))) return null;
    if (lineStarts[nth] !== from && order > 0) return null;
    if (lineStarts[nth] !== from || line.indent === null) continue;
    if ((found.get(indent) ?? line.indent) !== line.indent) return null;
    found.set(indent, line.indent);
  }
  return found.size <= MAX_INDENTS && isInOrder(found) ? found : null;
}

/** Those of two parts of one listing together; null where they are not set in alike. */
export function joinIndents(one: Indents, other: Indents): Indents | null {
  for (const [indent, quoted] of other) {
    for (const [known, step] of one) if (Math.sign(indent - known) !== Math.sign(quoted - step)) return null;
  }
  return other.size === 0 ? one : new Map([...one, ...other]);
}

/** Whether a bracket is open at each end of a line within what is quoted in one line: there it is white space to all languages. */
function isOpenOver(
  { text, lineStarts }: SourceView,
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
): boolean {
  let [depth, at] = [0, from];
  for (let nth = first + 1; nth <= last; nth += 1) {
    for (const next = Math.min(lineStarts[nth] ?? to, to); at < next; at += 1) {
      if ('(['.includes(text[at] ?? ' ')) depth += 1;
      else if (')]'.includes(text[at] ?? ' ')) depth -= 1;
    }
    if (depth <= 0) return false;
  }
  return true;
}

function isInOrder(found: Indents): boolean {
  const quoted = [...found].toSorted(([a], [b]) => a - b).map(([, step]) => step);
  return quoted.every((step, nth) => nth === 0 || step > (quoted[nth - 1] ?? 0));
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
