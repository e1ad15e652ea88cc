import { isIn } from '../search/places-of';

const GAP = /…|\.{3,}/;
/** Nobody quotes what was said in more pieces. */
const MAX_PIECES = 20;

/**
 * Tells of a quote whether one of the texts has its words, whatever their marks and letter case, and whatever its `…` leave
 * out: who repeats what was said changes no more than that.
 */
export function createWordSearch(texts: readonly string[]): (quote: string) => boolean {
  const said = texts.map(toWords);
  return (quote) => {
    const pieces = quote
      .split(GAP, MAX_PIECES + 1)
      .map(toWords)
      .filter((piece) => piece !== '');
    if (pieces.length === 0 || pieces.length > MAX_PIECES) return false;
    return said.some((text) => pieces.every((piece) => isIn(text, piece)));
  };
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
