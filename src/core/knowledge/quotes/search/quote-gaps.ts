import { isFence } from '../../sources/quotable';
import { isTimeToYield, type Steps } from '../../steps';
import { CLOSE, OPEN, toBlocks, type Part, type SourceView } from '../view/source-view';
import { indentsOf, joinIndents, maxCompared, toQuoteLines, type Indents, type QuoteLine } from './code-lines';
import { findPart, type Found } from './find-part';
import { keepsSense } from '../around/keeps-sense';
import { lastUpTo } from './last-up-to';

/** A part of a quote that leaves something out before it. */
export interface CutPart {
  readonly blocks: Part;
  readonly lines: readonly QuoteLine[];
  /** Whether what is left out has a line of its own in the quote. */
  readonly isBehindLine: boolean;
}

/** It may stand in an item or, in code, in a comment of its own. */
const GAP =
  /(?<=^|\n)[ \t]*(?:#|\/\/|--|;|%|\/\*|<!--|[-*+]|\d{1,3}[.)])[ \t]*(?:…|\.{3,})[ \t]*(?:(?:\*\/|-->)[ \t]*)?(?=\n|$)|(?<![\p{L}\p{N}])\[\s*(?:…|\.{3})\s*\]|…|\.{3,}/gu;
/** A gap within a paragraph may leave out a sentence or two. */
const MAX_WITHIN = 300;
/** One between lines may leave out as much as a passage has. */
const MAX_LINES = 16_000;
/** Nobody quotes in more pieces, and each is looked for in the whole file. */
const MAX_PARTS = 20;
/** Places of one part: more than a common word has in a large file. */
const MAX_FOUND = 10_000;
/** Chains that a part is tried with: of one place, each further one leaves out more. */
const MAX_TRIES = 5;

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

/** Parts that follow each other, as far as they are found. */
interface Chain extends Found {
  readonly setIn: Indents;
}

/**
 * Where the parts follow each other, set in alike where they are code, with no more left out than may be: a short stretch
 * of a paragraph that leaves the sense, or, where the gap has its own line, whole lines of which one side is the edge of a
 * block, an item or a line of code.
 */
export function* findParts(view: SourceView, parts: readonly CutPart[]): Steps<readonly Found[]> {
  if (parts.length > MAX_PARTS) return [];
  const find = createFind(view.text);
  let chains: readonly Chain[] | null = null;
  for (const { blocks, lines, isBehindLine } of parts) {
    const follow: (chain: Chain) => Chain | null =
      chains === null ? (chain) => chain : createFollow(view, chains, isBehindLine);
    const longer: Chain[] = [];
    const places = yield* find(blocks, view.hasCode && lines.length > 1 ? maxCompared(lines) : MAX_FOUND);
    for (const [at, found] of places.entries()) {
      if (isTimeToYield(at)) yield;
      const setIn = indentsOf(view, found, lines);
      const chain = setIn === null ? null : follow({ ...found, setIn });
      if (chain !== null) longer.push(chain);
    }
    if (longer.length === 0) return [];
    chains = longer.toSorted((a, b) => a.end - b.end);
  }
  return chains ?? [];
}

/** A quote may have the same part many times. */
function createFind(text: string): (blocks: Part, limit: number) => Steps<readonly Found[]> {
  const known = new Map<string, readonly Found[]>();
  return function* (blocks, limit) {
    const key = [limit, ...blocks].join('\n');
    const found = known.get(key) ?? (yield* findPart(text, blocks, limit));
    known.set(key, found);
    return found;
  };
}

/** Adds a part to the nearest of the chains before it that is set in alike. */
function createFollow(
  view: SourceView,
  chains: readonly Chain[],
  isBehindLine: boolean,
): (chain: Chain) => Chain | null {
  const byEnd = new Map(chains.map((chain) => [chain.end, chain]));
  const reach = createReach(
    view,
    chains.map(({ end }) => end),
    isBehindLine,
  );
  return ({ start, end, gaps, setIn }) => {
    let upTo = start;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = byEnd.get(reach(start, upTo) ?? -1);
      if (before === undefined) return null;
      const joined = joinIndents(before.setIn, setIn);
      if (joined !== null) {
        const gap = { from: before.end, to: start };
        return { start: before.start, end, gaps: [...before.gaps, gap, ...gaps], setIn: joined };
      }
      upTo = before.end - 1;
    }
    return null;
  };
}

/** Gives the last end up to a place from which what is left out up to `start` may be; null for none. */
function createReach(
  view: SourceView,
  ends: readonly number[],
  isBehindLine: boolean,
): (start: number, upTo: number) => number | null {
  const { text, joints, blockEnds } = view;
  const jointAfter = (end: number) => joints.get(text[end] === CLOSE ? end + 1 : end);
  const lineEnds = isBehindLine ? ends.filter((end) => jointAfter(end) !== undefined) : [];
  const edgeEnds = lineEnds.filter((end) => jointAfter(end) !== 'line');
  return (start, upTo) => {
    const end = lastPlaceUpTo(ends, upTo);
    if (end === null) return null;
    const isShort = start - end <= MAX_WITHIN && (lastPlaceUpTo(blockEnds, start - 1) ?? -1) < end;
    const isWithin = isShort && keepsSense(text, end, start);
    if (isWithin || !isBehindLine) return isWithin ? end : null;
    const joint = joints.get(text[start - 1] === OPEN ? start - 2 : start - 1);
    const lineEnd = joint === undefined ? null : lastPlaceUpTo(joint === 'line' ? edgeEnds : lineEnds, upTo);
    return lineEnd !== null && start - lineEnd <= MAX_LINES ? lineEnd : null;
  };
}

function lastPlaceUpTo(places: readonly number[], place: number): number | null {
  return places[lastUpTo(places, place)] ?? null;
}
