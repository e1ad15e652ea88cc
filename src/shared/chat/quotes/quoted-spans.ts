import type { Range } from './quote-shadow';

/** From a mark of quotation to the one that closes it, both included; without one, to where the quote must have ended. */
export interface Span extends Range {
  readonly isClosed: boolean;
}

export interface QuotedSpans {
  /** By where they begin; none is inside of another. */
  readonly spans: readonly Span[];
  /** Where a quote begins that does not end here; null when all do. */
  readonly open: number | null;
  /** Where one ends that did not begin here. */
  readonly firstLoose: number | null;
}

const MARK = /["“”„‟«»‹›＂〝〞〟❝❞″'‘’‚‛❛❜＇′`´「」『』《》〈〉]/g;
const OPENING = '“„‟«‹〝❝「『《〈';
const CLOSING = '”»›〞〟❞」』》〉';
/** They are apostrophes too: one inside of a word, or that fits nowhere, is no mark. */
const SINGLE = "'‘’‚‛❛❜＇′`´";
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/;
/** After these, a straight mark begins a quote though no word follows it. */
const BEFORE_OPENING = /[([{:=—–-]/;
const CITATION_FOLLOWS = /^[^\p{L}\p{N}[［【]{0,20}[[［【]\**\^?\d/u;

/**
 * Pairs marks of any kind by how they stand beside words, so `»…«`, `„…“`, `”…”` and mixed ones are quotes as well. A
 * double mark that is not closed reaches to the next one or to the end. It takes time by the text's length alone.
 */
export function quotedSpans(shadow: string): QuotedSpans {
  const doubles = createPairing(shadow);
  const singles = createPairing(shadow);
  for (const { 0: mark, index } of shadow.matchAll(MARK)) {
    if (SINGLE.includes(mark)) {
      const turn = turnOfSingle(shadow, index, singles.depth() > 0);
      if (turn === 'opens') singles.restart(index);
      else if (turn === 'closes') singles.close(index + 1);
    } else if (turnOfDouble(shadow, index, mark, doubles.depth() > 0) === 'opens') doubles.open(index);
    else doubles.close(index + 1);
  }
  const { closed, unclosed, firstLoose } = doubles.end();
  return {
    spans: outermost([...closed, ...unclosed, ...singles.end().closed]),
    open: unclosed[0]?.start ?? null,
    firstLoose,
  };
}

/** Marks of one family, in their order. */
function createPairing(shadow: string) {
  const openAt: { readonly at: number; next: number | null }[] = [];
  const closed: Span[] = [];
  let last: { readonly at: number; next: number | null } | null = null;
  let lastEnd = 0;
  let firstLoose: number | null = null;
  const open = (at: number): void => {
    if (last !== null) last.next ??= at;
    last = { at, next: null };
    openAt.push(last);
  };
  return {
    depth: () => openAt.length,
    open,
    /** What was open was none. */
    restart(at: number): void {
      openAt.length = 0;
      open(at);
    },
    close(end: number): void {
      if (last !== null) last.next ??= end - 1;
      const start = openAt.pop()?.at ?? null;
      // The quote has ended; a later end is one when a citation follows: `'the users' guide says no' [1]`.
      const isLaterEnd = (): boolean =>
        WORD.test(shadow.slice(lastEnd, end)) && CITATION_FOLLOWS.test(shadow.slice(end, end + 25));
      if (start !== null) closed.push({ start, end, isClosed: true });
      else if (last === null) firstLoose ??= end;
      else if (isLaterEnd()) closed.push({ start: last.at, end, isClosed: true });
      lastEnd = end;
    },
    end: () => ({
      closed,
      unclosed: openAt.map(({ at, next }) => ({ start: at, end: next ?? shadow.length, isClosed: false })),
      firstLoose,
    }),
  };
}

type Turn = 'opens' | 'closes' | 'none';

function turnOfSingle(shadow: string, at: number, isOpen: boolean): Turn {
  const [before, after] = around(shadow, at);
  const canOpen = !WORD.test(before) && !SPACE.test(after);
  const canClose = !SPACE.test(before) && !WORD.test(after);
  if (canOpen && canClose) return isOpen ? 'closes' : 'opens';
  if (canOpen) return 'opens';
  return canClose ? 'closes' : 'none';
}

function turnOfDouble(shadow: string, at: number, mark: string, isOpen: boolean): Turn {
  const [before, after] = around(shadow, at);
  const isBeforeWord = WORD.test(after);
  const isAfterWord = WORD.test(before);
  if (isOpen && !isBeforeWord) return OPENING.includes(mark) && SPACE.test(before) ? 'opens' : 'closes';
  if (isOpen) return !isAfterWord || OPENING.includes(mark) ? 'opens' : 'closes';
  if (OPENING.includes(mark)) return 'opens';
  if (CLOSING.includes(mark)) return isBeforeWord && !isAfterWord ? 'opens' : 'closes';
  const isEnd = !isBeforeWord && !SPACE.test(before) && !BEFORE_OPENING.test(before);
  return isEnd ? 'closes' : 'opens';
}

/** The characters beside a mark that are drawn; a space at the ends. */
function around(shadow: string, at: number): readonly [before: string, after: string] {
  let [before, after] = [at - 1, at + 1];
  while (shadow[before] === '*') before -= 1;
  while (shadow[after] === '*') after += 1;
  return [shadow[before] ?? ' ', shadow[after] ?? ' '];
}

function outermost(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end > (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
