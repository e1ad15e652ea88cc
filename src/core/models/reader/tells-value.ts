import { kindsIn } from './with-kinds';

/** A number, a name, or what is written in quotes or as code. */
const VALUE = /[\p{N}\p{Lu}"“”„`«»]/u;
const NUMBER = /\p{N}/u;
/** Beside what it is, and not what it is: "on holiday", "im Urlaub". */
const BESIDE =
  /^\W*(?:about|at|behind|below|beside|for|from|in|near|off|on|out|over|to|under|with|without|am|an|auf|aus|bei|beim|für|hinter|im|mit|neben|ohne|über|unter|vom|von|vor|zu|zum|zur)(?!\p{L})/iu;
const ASKS_WHERE = /(?<!\p{L})(?:where|wo)(?!\p{L})/iu;
const ASKS_WHEN = /(?<!\p{L})(?:when|wann|since|until|day|month|tag|monat)(?!\p{L})/iu;
/** What is told in a word of its own, which may be any. */
const WORD_ASKED =
  /(?<!\p{L})(?:\p{L}*(?:password|passphrase|passw[oö]rt|kennwort|codes?|name|namen)|called|hei(?:ß|ss)t)(?!\p{L})/iu;
const IN_A_WORD = /^\W*(?:now |jetzt )?[\p{L}-]+\W*$/iu;
const CALLED = /called|named|lautet|hei(?:ß|ss)t/iu;

/**
 * Whether what a thing is said to be may be what is asked for, and not how it is: a name, number, time or place, and of a
 * password or name any word. `is` is what joins the two.
 */
export function tellsValue(question: string, is: string, value: string): boolean {
  if (CALLED.test(is) || NUMBER.test(value) || kindsIn(value).length > 0) return true;
  if (BESIDE.test(value)) return ASKS_WHERE.test(question) || (ASKS_WHEN.test(question) && VALUE.test(value));
  return VALUE.test(value) || (WORD_ASKED.test(question) && IN_A_WORD.test(value));
}
