import type { Grounding } from '../../../../shared/chat/grounding-of';
import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes, type Quote } from '../../../../shared/chat/quotes/find-quotes';
import { citedQuoteKey, quoteKey } from '../../../../shared/chat/quotes/quote-words';

/**
 * What is known of a quote: whether it stands in its source, whole, with parts left out, as a part of what
 * is said there, of which the rest may turn its sense, or elsewhere than the number leads; that it cites none and stands in none; that a name does not
 * occur in its source; that it is no word of a source, but of what the user said or gave; that the source could not be
 * read, that it names no source, that it is checked when the answer ends, or that it was not.
 */
export type QuoteState =
  | 'verbatim'
  | 'cut'
  | 'part'
  | 'elsewhere'
  | 'changed'
  | 'missing'
  | 'absent'
  | 'given'
  | 'unread'
  | 'unknown'
  | 'pending'
  | 'unchecked';

export interface QuoteVerdict {
  readonly state: QuoteState;
  /** The passage that it was found in, when it does not cite that itself. */
  readonly foundIn: number | null;
  /** The lines of the file in which it stands, when those are not the ones that are cited. */
  readonly lines?: readonly [first: number, last: number];
}

/** The quotes of a text by where they are drawn. */
export interface QuoteMarks {
  /** Of quotes that are blocks: by the line they begin in, counted from 0. */
  readonly lines: ReadonlyMap<number, QuoteVerdict>;
  /** Of those in a line: by the place where they end, in order. */
  readonly ends: readonly (readonly [at: number, verdict: QuoteVerdict])[];
}

export interface QuotesOfText {
  readonly isKnown: (n: number) => boolean;
  readonly checked: readonly CheckedQuote[];
  /** Whether more of the answer may come: its quotes are checked when it ends. */
  readonly isOpen: boolean;
  /** Whether it comes from passages: what it quotes without a number is taken for their words. */
  readonly grounding: Grounding;
}

const NONE: QuoteMarks = { lines: new Map(), ends: [] };
/** Characters of an answer that is being written: all of it is read anew with each word, and nothing is known of it yet. */
const MAX_OPEN = 5_000;

export function quoteMarks(text: string, { isKnown, checked, isOpen, grounding }: QuotesOfText): QuoteMarks {
  if (isOpen && text.length > MAX_OPEN) return NONE;
  const known = knownQuotes(checked);
  const otherwise: QuoteVerdict = { state: isOpen ? 'pending' : 'unchecked', foundIn: null };
  const marked = findQuotes(text, isKnown, grounding).flatMap((quote): [Quote, QuoteVerdict][] => {
    if (quote.kind === 'name') return nameMark(quote, known(quote));
    // Whether it names a source of the answer is known where it was checked.
    if (quote.introducedBy !== null && known(quote) === undefined) return [];
    const found = known(quote);
    if (quote.mayBeOwn && found?.isVerbatim !== true) return [];
    // It may stand in another passage than the one that its number does not name.
    const isUnknown = quote.ns.length === 0 && quote.cites !== 'nothing' && found?.isVerbatim !== true;
    if (isUnknown) return [[quote, { state: 'unknown', foundIn: null }]];
    return [[quote, found === undefined ? otherwise : toVerdict(quote, found)]];
  });
  const [inline, blocks] = [marked.filter(isInline), marked.filter((one) => !isInline(one))];
  return {
    lines: new Map(blocks.map(([{ at }, verdict]) => [at, verdict])),
    ends: [...new Map(inline.map(([{ at }, verdict]) => [at, verdict]))].toSorted(([a], [b]) => a - b),
  };
}

/** Of names only what is amiss is said: a mark at each would drown the others. */
function nameMark(name: Quote, found: CheckedQuote | undefined): [Quote, QuoteVerdict][] {
  if (found === undefined || found.isVerbatim === true) return [];
  return [[name, { state: found.isVerbatim === null ? 'unread' : 'absent', foundIn: null }]];
}

/** The same words may be quoted twice, from two places: each quote is what its own numbers say. */
function knownQuotes(checked: readonly CheckedQuote[]): (quote: Quote) => CheckedQuote | undefined {
  const own = new Map<string, CheckedQuote>();
  const bare: CheckedQuote[] = [];
  for (const quote of checked) {
    if (quote.ns === undefined) bare.push(quote);
    else {
      const key = citedQuoteKey(quote.text, quote.ns);
      // The same once beside its number, once only near it: what is not so in one place is said in both.
      if (own.get(key)?.isVerbatim !== false) own.set(key, quote);
    }
  }
  // Answers from before know a quote by its words alone: what is not so in one place is said.
  const worstLast = bare.toSorted((a, b) => Number(a.isVerbatim === false) - Number(b.isVerbatim === false));
  const byWords = new Map(worstLast.map((quote) => [quoteKey(quote.text), quote]));
  return ({ text, ns }) => own.get(citedQuoteKey(text, ns)) ?? byWords.get(quoteKey(text));
}

function isInline([{ kind }]: readonly [Quote, QuoteVerdict]): boolean {
  return kind === 'inline' || kind === 'name';
}

function toVerdict({ ns, cites }: Quote, checked: CheckedQuote): QuoteVerdict {
  const { n, isVerbatim, hasOmissions, isPart, isGiven, lines } = checked;
  if (isGiven === true) return { state: 'given', foundIn: null };
  // What cites nothing names no source that could have been read.
  if (isVerbatim === null) return { state: ns.length === 0 ? 'unchecked' : 'unread', foundIn: null };
  const foundIn = n === 0 || ns.includes(n) ? null : n;
  if (!isVerbatim) return { state: cites === 'nothing' && foundIn === null ? 'missing' : 'changed', foundIn };
  const state = isPart === true ? 'part' : hasOmissions === true ? 'cut' : 'verbatim';
  if (lines === undefined) return { state, foundIn };
  return { state: state === 'verbatim' ? 'elsewhere' : state, foundIn: n, lines };
}
