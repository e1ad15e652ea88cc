import { bestNumbers } from '../best-numbers';
import type { MessageTable } from './message-table';

const ASKS_VALUE =
  /\b(?:what|what's|which|was|wie|welche[rsnm]?)\b.*\b(?:numbers?|codes?|pin|combination|nummer|kombination)\b/i;
const MAX_WORDS = 8;
const MAX_NOTES = 2;

/**
 * Short notes of a value, best first, for a prompt that asks for one: a few words have less of a prompt than sentences
 * have, and less meaning. `shares` are those of the prompt's words, by number.
 */
export function shortNotes(
  prompt: string,
  table: MessageTable,
  shares: Float32Array,
  isWanted: (number: number) => boolean,
): readonly number[] {
  if (!ASKS_VALUE.test(prompt)) return [];
  const isNote = (number: number): boolean => {
    const message = table.of(number);
    return message?.role === 'user' && message.hasNumber && message.asked === 0 && message.words <= MAX_WORDS;
  };
  return bestNumbers(shares, MAX_NOTES, (number) => isNote(number) && isWanted(number));
}
