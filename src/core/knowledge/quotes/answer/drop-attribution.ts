import type { Quote } from '../../../../shared/chat/quotes/find-quotes';
import { splitAttribution } from '../../../../shared/chat/quotes/quote-body';
import type { AnswerGround } from '../../quote-knowledge';
import { isName } from './names-of';

/**
 * A quote without a last line that does nothing but name where it is from: the file, the source or the headings that it
 * cites, or any of them when it cites nothing. Every other line is a claim, and is looked for like the rest.
 */
export function dropAttribution(quote: Quote, sources: Pick<AnswerGround, 'places' | 'shown'>): Quote {
  const split = quote.kind === 'block' ? splitAttribution(quote.text) : null;
  if (split === null) return quote;
  const ns = quote.cites === 'nothing' ? [...sources.places.keys(), ...sources.shown.keys()] : quote.ns;
  return isName(split.attribution, sources, ns) ? { ...quote, text: split.words } : quote;
}
