const WORD = /[\p{L}\p{N}_]/u;
const DIGIT = /\p{Nd}/u;
const HYPHEN = /[-\u2010\u2011]/;
/** Between digits they are a part of the number, or of a range. */
const OF_NUMBERS = /[.,:/\u2013\u2212]/;
const APOSTROPHE = /['’]/;
const MINUS = /[-\u2212]/;

type Character = string | undefined;

/**
 * Whether a place is within a word or a number, so that a quote which begins or ends there says something else: "5 bar" of
 * "1.5 bar", "flammable" of "non-flammable", "5 degrees" of "-5 degrees", "can" of "can't". After an apostrophe a word
 * may begin, as in "l'eau"; so may one after a point, as in "pump.stop()".
 */
export function isInsideWord(text: string, at: number): boolean {
  const [first, left, right, last] = [text[at - 2], text[at - 1], text[at], text[at + 1]];
  if (is(WORD, left) && is(WORD, right)) return true;
  if (is(MINUS, left) && is(DIGIT, right)) return true;
  return (
    joins(first, left, right) || joins(left, right, last) || (is(APOSTROPHE, right) && isBetween(WORD, left, last))
  );
}

function joins(before: Character, mark: Character, after: Character): boolean {
  if (is(HYPHEN, mark)) return isBetween(WORD, before, after);
  return is(OF_NUMBERS, mark) && isBetween(DIGIT, before, after);
}

function isBetween(kind: RegExp, before: Character, after: Character): boolean {
  return is(kind, before) && is(kind, after);
}

function is(kind: RegExp, character: Character): boolean {
  return character !== undefined && kind.test(character);
}
