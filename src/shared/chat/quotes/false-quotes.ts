import { wording, fill } from '../../text/wording';
import type { CheckedQuote } from '../message';

/** A sentence for each quote that does not stand in its source, or not as its sense is there, for where no mark can be drawn. */
export function falseQuotes(quotes: readonly CheckedQuote[]): readonly string[] {
  return quotes.flatMap(({ n, ns, text, isVerbatim, isPart }) => {
    if (isPart === true) return [fill(wording.citation.partQuote, { quote: text.replace(/\s+/g, ' ') })];
    if (isVerbatim !== false) return [];
    const sentence = ns?.length === 0 && n === 0 ? wording.citation.missingQuote : wording.citation.changedQuote;
    return [fill(sentence, { n, quote: text.replace(/\s+/g, ' ') })];
  });
}
