/** A longer formula is shown as it is written: drawing one takes time. */
export const MAX_FORMULA = 1_500;
/** In one line or in several, from `$$` or `\[` at a line's start to its end; TeX allows no blank line in it. */
const DISPLAY =
  /^ {0,3}(?:\$\$(?!\$)((?:(?!\n[ \t]*\n)[^$])+)\$\$|\\\[((?:(?!\n[ \t]*\n|\\\]|\\\[)[^])+)\\\])[ \t]*(?:\n|$)/;
/** What a formula has and an escaped bracket of Markdown has not. */
export const IS_FORMULA = /[\\^_=<>+]|[\p{L}\p{N})]\s*[-*/|]\s*[\p{L}\p{N}(]/u;

/** The formula that a text begins with and that stands apart; null where it begins otherwise, or the formula is not closed. */
export function displayMathAt(text: string): { readonly raw: string; readonly value: string } | null {
  const match = DISPLAY.exec(text.slice(0, MAX_FORMULA + 10));
  if (match === null) return null;
  const [raw, dollars, brackets] = match;
  // A bracket that is only escaped is none.
  if (brackets !== undefined && !IS_FORMULA.test(brackets)) return null;
  return { raw, value: (dollars ?? brackets ?? '').trim() };
}
