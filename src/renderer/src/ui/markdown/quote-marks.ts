import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes, type Quote } from '../../../../shared/chat/quotes/find-quotes';
import { citedQuoteKey, quoteKey } from '../../../../shared/chat/quotes/quote-words';

/**
 * What is known of a quote: whether it stands in its source, whole or with parts left out, that the source could not be
 * read, that it names no source, that it is checked when the answer ends, or that it was not.
 */
export type QuoteState = 'verbatim' | 'cut' | 'changed' | 'unread' | 'unknown' | 'pending' | 'unchecked';

/** The quotes of a text by where they are drawn. */
export interface QuoteMarks {
  /** Of quotes that are blocks: by the line they begin in, counted from 0. */
  readonly lines: ReadonlyMap<number, QuoteState>;
  /** Of those in a line: by the place where they end, in order. */
  readonly ends: readonly (readonly [at: number, state: QuoteState])[];
}

export function quoteMarks(
  text: string,
  isKnown: (n: number) => boolean,
  checked: readonly CheckedQuote[],
  isOpen: boolean,
): QuoteMarks {
  const known = knownStates(checked);
  const otherwise = isOpen ? 'pending' : 'unchecked';
  const stateOf = (quote: Quote): QuoteState => (quote.ns.length === 0 ? 'unknown' : (known(quote) ?? otherwise));
  const quotes = findQuotes(text, isKnown);
  const [inline, blocks] = [quotes.filter(isInline), quotes.filter((quote) => !isInline(quote))];
  return {
    lines: new Map(blocks.map((quote) => [quote.at, stateOf(quote)])),
    ends: [...new Map(inline.map((quote) => [quote.at, stateOf(quote)]))].toSorted(([a], [b]) => a - b),
  };
}

/** The same words may be quoted twice, from two places: each quote is what its own numbers say. */
function knownStates(checked: readonly CheckedQuote[]): (quote: Quote) => QuoteState | undefined {
  const states = new Map<string, QuoteState>();
  const bare: CheckedQuote[] = [];
  for (const quote of checked) {
    if (quote.ns === undefined) bare.push(quote);
    else states.set(citedQuoteKey(quote.text, quote.ns), toState(quote));
  }
  // Answers from before know a quote by its words alone: what is not so in one place is said.
  const worstLast = bare.toSorted((a, b) => Number(a.isVerbatim === false) - Number(b.isVerbatim === false));
  const byWords = new Map(worstLast.map((quote) => [quoteKey(quote.text), toState(quote)]));
  return ({ text, ns }) => states.get(citedQuoteKey(text, ns)) ?? byWords.get(quoteKey(text));
}

function isInline({ kind }: Quote): boolean {
  return kind === 'inline';
}

function toState({ isVerbatim, hasOmissions }: CheckedQuote): QuoteState {
  if (isVerbatim === null) return 'unread';
  if (!isVerbatim) return 'changed';
  return hasOmissions === true ? 'cut' : 'verbatim';
}
