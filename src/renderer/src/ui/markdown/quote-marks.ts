import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes, type Quote } from '../../../../shared/chat/quotes/find-quotes';
import { quoteKey } from '../../../../shared/chat/quotes/quote-words';

/**
 * What is known of a quote: whether it stands in its source, whole or with parts left out, that the source could not be read, that it names no source,
 * or nothing yet.
 */
export type QuoteState = 'verbatim' | 'cut' | 'changed' | 'unread' | 'unknown' | 'unchecked';

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
): QuoteMarks {
  // The same words may be quoted twice: what is not so in one place is said.
  const worstLast = checked.toSorted((a, b) => Number(a.isVerbatim === false) - Number(b.isVerbatim === false));
  const states = new Map(worstLast.map((quote) => [quoteKey(quote.text), toState(quote)]));
  const stateOf = ({ text: said, ns }: Quote): QuoteState =>
    ns.length === 0 ? 'unknown' : (states.get(quoteKey(said)) ?? 'unchecked');
  const quotes = findQuotes(text, isKnown);
  const [inline, blocks] = [quotes.filter(isInline), quotes.filter((quote) => !isInline(quote))];
  return {
    lines: new Map(blocks.map((quote) => [quote.at, stateOf(quote)])),
    ends: [...new Map(inline.map((quote) => [quote.at, stateOf(quote)]))].toSorted(([a], [b]) => a - b),
  };
}

function isInline({ kind }: Quote): boolean {
  return kind === 'inline';
}

function toState({ isVerbatim, hasOmissions }: CheckedQuote): QuoteState {
  if (isVerbatim === null) return 'unread';
  if (!isVerbatim) return 'changed';
  return hasOmissions === true ? 'cut' : 'verbatim';
}
