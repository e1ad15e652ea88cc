import { isInsideWord } from './inside-word';
import { placesOf } from './places-of';
import { CLOSE, OPEN, type Part } from './source-view';

/** Where a part stands in the text of a view. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** A block is compared whole once so much of it is the same. */
const PREFIX = 64;
/** Characters that are compared for one part: many times what one that anybody wrote needs. */
const MAX_COMPARED = 20_000_000;

/** Each place of a part in the text of a view; of no more than `limit`, the first ones. */
export function findPart(view: string, [first = '', ...rest]: Part, limit: number): readonly Found[] {
  const found: Found[] = [];
  let compared = 0;
  const startsWith = (block: string, at: number): boolean => {
    if (!view.startsWith(block.slice(0, PREFIX), at)) return false;
    compared += block.length;
    return view.startsWith(block, at);
  };
  for (const at of placesOf(view, first)) {
    if (found.length >= limit || compared > MAX_COMPARED) break;
    if (!isWhole(view, at, first)) continue;
    const end = endOf(view, rest, at + first.length, startsWith);
    if (end >= 0) found.push({ start: at, end });
  }
  return found;
}

type StartsWith = (block: string, at: number) => boolean;

/** Where the last of the blocks ends that follow each other at `from`; -1 when they do not. */
function endOf(view: string, blocks: Part, from: number, startsWith: StartsWith): number {
  let end = from;
  for (const block of blocks) {
    end = stepOver(view, block, end, startsWith);
    if (end < 0) break;
  }
  return end;
}

/** Where a block ends that follows at `from`, but for what may be left out; -1 when another text follows. */
function stepOver(view: string, block: string, from: number, startsWith: StartsWith): number {
  let at = from;
  for (;;) {
    while (view[at] === ' ' || view[at] === CLOSE) at += 1;
    const start = view[at] === OPEN ? at + 1 : at;
    if (startsWith(block, start) && isWhole(view, start, block)) return start + block.length;
    if (start === at) return -1;
    at = view.indexOf(CLOSE, at);
  }
}

/** Words and numbers are quoted whole: "use it" does not stand in "reuse item". */
function isWhole(view: string, at: number, block: string): boolean {
  return !isInsideWord(view, at) && !isInsideWord(view, at + block.length);
}
