import { MIN_WORDS_BESIDE } from '../../../../shared/chat/quotes/inline-quotes';
import { countWords } from '../../../../shared/chat/quotes/quote-words';
import { quotedSpans } from '../../../../shared/chat/quotes/quoted-spans';

/** Whether text that stands right before a citation is drawn as a quote. */
export function endsInQuote(text: string): boolean {
  const last = quotedSpans(text).spans.at(-1);
  if (last?.isClosed !== true || /[\p{L}\p{N}]/u.test(text.slice(last.end))) return false;
  return countWords(text.slice(last.start, last.end)) >= MIN_WORDS_BESIDE;
}
