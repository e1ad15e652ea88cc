import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes, quoteKey } from '../../../../shared/chat/find-quotes';

/** What is known of a quote: whether it stands in its source, that the source could not be read, or nothing yet. */
export type QuoteState = 'verbatim' | 'changed' | 'unread' | 'unchecked';

/** The quotes of a text by their key, with the number each cites. */
export type QuoteMarks = ReadonlyMap<string, { readonly n: number; readonly state: QuoteState }>;

export const NO_MARKS: QuoteMarks = new Map();

export function quoteMarks(
  text: string,
  isKnown: (n: number) => boolean,
  checked: readonly CheckedQuote[],
): QuoteMarks {
  // The same words may be quoted twice: what is not so in one place is said.
  const worstLast = checked.toSorted((a, b) => Number(a.isVerbatim === false) - Number(b.isVerbatim === false));
  const states = new Map(worstLast.map((quote) => [quoteKey(quote.text), toState(quote.isVerbatim)]));
  return new Map(
    findQuotes(text, isKnown).map((quote) => {
      const key = quoteKey(quote.text);
      return [key, { n: quote.ns[0] ?? 0, state: states.get(key) ?? 'unchecked' }];
    }),
  );
}

/** The state of the quote whose last words come right before a citation; null when that cites no quote. */
export function inlineState(marks: QuoteMarks, before: string, n: number): QuoteState | null {
  const said = /(?:^|[“"])([^“”"]*)[”"][.,;:]?\s*$/.exec(before)?.[1];
  if (said === undefined) return null;
  const end = quoteKey(said);
  for (const [key, mark] of marks) if (mark.n === n && key.endsWith(end)) return mark.state;
  return null;
}

function toState(isVerbatim: boolean | null): QuoteState {
  if (isVerbatim === null) return 'unread';
  return isVerbatim ? 'verbatim' : 'changed';
}
