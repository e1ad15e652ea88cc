import { countWords, MIN_TELLING } from '../../../../shared/chat/quotes/quote-words';
import type { QuoteForm } from './asked-quote';

/** A letter that was changed, as those mark it who quote with care: "[T]he dome". */
const CHANGED = /^(["“„«*_]*)\[(\p{L})\](?=\p{L})/u;
const FIRST = /^(["“„«*_]*)(\p{L})/u;
const STOP = /(?<=[\p{L}\p{N})"”'’])\.$/u;

/**
 * How else a sentence may be written that goes into another text: with a full stop where it introduced something or went
 * on and, where it says so or has no marks of a quote, with a small letter or a capital at its beginning. What it leaves
 * out by that is looked at like that of any other.
 */
export function respelled(quote: string, form: QuoteForm): readonly string[] {
  if (form === 'code' || form === 'listing' || countWords(quote) < MIN_TELLING) return [];
  const plain = quote.replace(CHANGED, '$1$2');
  const isTurned = form === 'sentence' || plain !== quote;
  const turned = plain.replace(FIRST, (_, marks: string, letter: string) => marks + otherCase(letter));
  const spelt = isTurned ? [plain, turned] : [quote];
  const all = [...spelt, ...spelt.map((one) => one.replace(STOP, ''))];
  return [...new Set(all)].filter((one) => one !== quote);
}

function otherCase(letter: string): string {
  const small = letter.toLowerCase();
  return letter === small ? letter.toUpperCase() : small;
}
