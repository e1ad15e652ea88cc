import { countWords, MIN_TELLING } from '../../../../shared/chat/quotes/quote-words';
import { CODE } from '../view/comment-lines';
import { toQuoteLines, type QuoteLine } from './code-lines';
import { toCutParts, type CutPart } from './quote-gaps';
import { toBlocks, type Part } from '../view/source-view';
import type { Manner } from '../standing';

/**
 * How a quote is written: in a line of the answer, as words, as a sentence without marks or as code; as lines of their
 * own; as a listing. Where lines are set in, that says something of the last two alone.
 */
export type QuoteForm = 'words' | 'sentence' | 'code' | 'block' | 'listing';

/** A quote as it is looked for, whole and cut at its gaps. */
export interface AskedQuote extends Manner {
  readonly quote: string;
  readonly form: QuoteForm;
  readonly whole: Part;
  readonly lines: readonly QuoteLine[];
  readonly cut: readonly CutPart[];
}

export function toAsked(quote: string, form: QuoteForm): AskedQuote {
  const written = { isListing: form === 'listing', isSetOut: form === 'listing' || form === 'block' };
  const lines = toQuoteLines(quote, { ...written, isInFence: false, isFromLineStart: true });
  const isCode = lines.length > 0 && lines.every((line) => line.isCode || (form === 'block' && CODE.test(line.text)));
  return {
    quote,
    form,
    isListing: isCode,
    isCodeInLine: form === 'code',
    isStatement: isCode || form === 'block' || (form !== 'code' && countWords(quote) >= MIN_TELLING),
    whole: toBlocks(quote),
    lines,
    cut: toCutParts(quote, written),
  };
}
