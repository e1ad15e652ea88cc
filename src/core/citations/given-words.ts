import { isIn } from './places-of';

const GAP = /…|\.{3,}/;
/** Nobody quotes what was said in more pieces. */
const MAX_PIECES = 20;

/**
 * Tells of a quote whether it is words that somebody gave, whatever their marks and letter case, and whatever its `…` leave
 * out: who repeats what the user said changes no more than that.
 */
export function createGivenWords(given: readonly string[]): (quote: string) => boolean {
  const texts = given.map(toWords);
  return (quote) => {
    const pieces = quote
      .split(GAP, MAX_PIECES + 1)
      .map(toWords)
      .filter((piece) => piece !== '');
    if (pieces.length === 0 || pieces.length > MAX_PIECES) return false;
    return texts.some((text) => pieces.every((piece) => isIn(text, piece)));
  };
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
