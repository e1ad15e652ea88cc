import { isFence } from '../sources/quotable';
import { CLOSE, OPEN, toBlocks, type Part, type SourceView } from './source-view';
import { holdsLines, maxCompared, toQuoteLines, type QuoteLine } from './code-lines';
import { findPart, type Found } from './find-part';
import { keepsSense } from './keeps-sense';
import { lastUpTo } from './last-up-to';

/** A part of a quote that leaves something out before it. */
export interface CutPart {
  readonly blocks: Part;
  readonly lines: readonly QuoteLine[];
  /** Whether what is left out has a line of its own in the quote. */
  readonly isBehindLine: boolean;
}

const GAP = /(?<![\p{L}\p{N}])\[\s*(?:…|\.{3})\s*\]|…|\.{3,}/gu;
/** A gap within a paragraph may leave out a sentence or two. */
const MAX_WITHIN = 300;
/** One between lines may leave out as much as a passage has. */
const MAX_LINES = 16_000;
/** Nobody quotes in more pieces, and each is looked for in the whole file. */
const MAX_PARTS = 20;
/** Places of one part: more than a common word has in a large file. */
const MAX_FOUND = 20_000;

/** Cuts a quote at `…`, `...` and `[…]`. */
export function toCutParts(
  quote: string,
  { isListing, isSetOut }: { readonly isListing: boolean; readonly isSetOut: boolean },
): readonly CutPart[] {
  const parts: CutPart[] = [];
  let [from, isBehindLine, isInFence] = [0, false, false];
  const take = (to: number): void => {
    const stretch = quote.slice(from, to);
    const blocks = toBlocks(stretch);
    const isFromLineStart = quote[from - 1] === undefined || quote[from - 1] === '\n';
    const lines = toQuoteLines(stretch, { isListing, isSetOut, isInFence, isFromLineStart });
    if (stretch.split('\n').filter(isFence).length % 2 === 1) isInFence = !isInFence;
    if (blocks.length === 0) return;
    parts.push({ blocks, lines, isBehindLine });
    isBehindLine = false;
  };
  for (const { 0: gap, index } of quote.matchAll(GAP)) {
    take(index);
    from = index + gap.length;
    isBehindLine ||= isLineEdge(quote, index - 1, -1) && isLineEdge(quote, from, 1);
    if (parts.length > MAX_PARTS) break;
  }
  take(quote.length);
  return parts;
}

/** Whether there is nothing but space from a place to the line's end in one direction. */
function isLineEdge(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  return text[at] === undefined || text[at] === '\n';
}

/**
 * Where the parts follow each other with no more left out than may be: a short stretch of a paragraph that leaves the
 * sense, or, where the gap has its own line, whole lines of which one side is the edge of a block, an item or a line of
 * code.
 */
export function findParts(view: SourceView, parts: readonly CutPart[]): readonly Found[] {
  if (parts.length > MAX_PARTS) return [];
  let chains: readonly Found[] | null = null;
  for (const { blocks, lines, isBehindLine } of parts) {
    const follow: (found: Found) => Found | null =
      chains === null ? (found) => found : createFollow(view, chains, isBehindLine);
    chains = findPart(view.text, blocks, view.hasCode && lines.length > 1 ? maxCompared(lines) : MAX_FOUND)
      .flatMap((found) => {
        const chain = follow(found);
        return chain === null || !holdsLines(view, found, lines) ? [] : [chain];
      })
      .toSorted((a, b) => a.end - b.end);
    if (chains.length === 0) return [];
  }
  return chains ?? [];
}

/** Adds a part to the chain before it that is nearest. */
function createFollow(
  view: SourceView,
  chains: readonly Found[],
  isBehindLine: boolean,
): (found: Found) => Found | null {
  const byEnd = new Map(chains.map((chain) => [chain.end, chain]));
  const reach = createReach(
    view,
    chains.map(({ end }) => end),
    isBehindLine,
  );
  return ({ start, end }) => {
    const before = byEnd.get(reach(start) ?? -1);
    return before === undefined ? null : { ...before, end };
  };
}

/** Gives the end before a place from which what is left out up to it may be; null for none. The nearest one decides. */
function createReach(
  view: SourceView,
  ends: readonly number[],
  isBehindLine: boolean,
): (start: number) => number | null {
  const { text, joints, blockEnds } = view;
  const jointAfter = (end: number) => joints.get(text[end] === CLOSE ? end + 1 : end);
  const lineEnds = isBehindLine ? ends.filter((end) => jointAfter(end) !== undefined) : [];
  const edgeEnds = lineEnds.filter((end) => jointAfter(end) !== 'line');
  return (start) => {
    const end = lastPlaceUpTo(ends, start);
    if (end === null) return null;
    const isShort = start - end <= MAX_WITHIN && (lastPlaceUpTo(blockEnds, start - 1) ?? -1) < end;
    const isWithin = isShort && keepsSense(text, end, start);
    if (isWithin || !isBehindLine) return isWithin ? end : null;
    const joint = joints.get(text[start - 1] === OPEN ? start - 2 : start - 1);
    const lineEnd = joint === undefined ? null : lastPlaceUpTo(joint === 'line' ? edgeEnds : lineEnds, start);
    return lineEnd !== null && start - lineEnd <= MAX_LINES ? lineEnd : null;
  };
}

function lastPlaceUpTo(places: readonly number[], place: number): number | null {
  return places[lastUpTo(places, place)] ?? null;
}
