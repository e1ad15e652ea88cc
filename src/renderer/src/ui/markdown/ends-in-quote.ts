import { isTelling } from '../../../../shared/chat/quotes/quote-words';
import { quotedSpans } from '../../../../shared/chat/quotes/quoted-spans';

/** Whether text that stands right before a citation is drawn as a quote. */
export function endsInQuote(text: string): boolean {
  const last = quotedSpans(text).spans.at(-1);
  if (last?.isClosed !== true || /[\p{L}\p{N}]/u.test(text.slice(last.end))) return false;
  // A mark behind a number is the sign of inches or minutes.
  return !/\p{N}/u.test(text[last.start - 1] ?? '') && isTelling(text.slice(last.start, last.end));
}
