import { isFence } from '../../sources/quotable';
import { isTimeToYield, type Steps } from '../../steps';
import { isInsideWord } from './inside-word';
import { placesOf } from './places-of';
import { CLOSE, OPEN, type Part } from '../view/source-view';

/** Where a part stands in the text of a view. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** What stands between its pieces and is no part of it, in order: a heading, and what a quote says that it leaves out. */
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A block is compared whole once so much of it is the same. */
const PREFIX = 64;
/** Characters that are compared for one part: many times what one that anybody wrote needs. */
const MAX_COMPARED = 20_000_000;
/** As much work as looking at both ends of a place. */
const EDGES = 400;

/** Each place of a part in the text of a view, from a place on, in order. */
export function* eachPlace(view: string, [first = '', ...rest]: Part, from = 0): Generator<Found, void, void> {
  let compared = 0;
  const startsWith = (block: string, at: number): boolean => {
    if (!view.startsWith(block.slice(0, PREFIX), at)) return false;
    compared += block.length;
    return view.startsWith(block, at);
  };
  for (const at of placesOf(view, first, from)) {
    if (compared > MAX_COMPARED) return;
    compared += EDGES;
    if (!isWhole(view, at, first)) continue;
    const last = lastOf(view, rest, at + first.length, startsWith);
    if (last !== null) yield { start: at, ...last };
  }
}

/** The same of no more than `limit`. */
export function* findPart(view: string, part: Part, limit: number): Steps<readonly Found[]> {
  const found: Found[] = [];
  for (const place of eachPlace(view, part)) {
    if (found.length >= limit) break;
    found.push(place);
    if (isTimeToYield(found.length)) yield;
  }
  return found;
}

type StartsWith = (block: string, at: number) => boolean;
type Last = Omit<Found, 'start'>;

/** Where the last of the blocks ends that follow each other at `from`; null when they do not. */
function lastOf(view: string, blocks: Part, from: number, startsWith: StartsWith): Last | null {
  let last: Last = { end: from, gaps: [] };
  for (const block of blocks) {
    const next = stepOver(view, block, last.end, startsWith);
    if (next === null) return null;
    last = { end: next.end, gaps: next.gaps.length === 0 ? last.gaps : [...last.gaps, ...next.gaps] };
  }
  return last;
}

/** Where a block ends that follows at `from`, but for what may be left out; null when another text follows. */
function stepOver(view: string, block: string, from: number, startsWith: StartsWith): Last | null {
  let [at, leavesHeading] = [from, false];
  for (;;) {
    while (view[at] === ' ' || view[at] === CLOSE) at += 1;
    const start = view[at] === OPEN ? at + 1 : at;
    // The marks of a listing are no words of the quote.
    const isBorder = start > at && isFence(view.slice(start, start + 3));
    if (!isBorder && startsWith(block, start) && isWhole(view, start, block))
      return { end: start + block.length, gaps: leavesHeading ? [{ from, to: start }] : [] };
    if (start === at) return null;
    leavesHeading ||= view[start] === '#';
    at = view.indexOf(CLOSE, at);
  }
}

/** Words and numbers are quoted whole: "use it" does not stand in "reuse item". */
function isWhole(view: string, at: number, block: string): boolean {
  return !isInsideWord(view, at) && !isInsideWord(view, at + block.length);
}
