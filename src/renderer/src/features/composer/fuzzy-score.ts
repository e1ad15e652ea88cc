/** Points of a letter that is found; more at the start of a word and right behind the one before. */
const FOUND = 1;
const WORD_START = 2;
const CONSECUTIVE = 3;
const GAP = -0.05;

/** How well the letters of a query, in their order, are found in a title; null when they are not. Higher is better. */
export function fuzzyScore(title: string, query: string): number | null {
  const folded = fold(title);
  const letters = [...fold(query)].filter((letter) => letter.trim() !== '');
  const [first] = letters;
  if (first === undefined) return 0;
  let best: number | null = null;
  for (let from = folded.indexOf(first); from !== -1; from = folded.indexOf(first, from + 1)) {
    const score = scoreFrom(folded, letters, from);
    if (score !== null && (best === null || score > best)) best = score;
  }
  return best;
}

function scoreFrom(title: string, letters: readonly string[], from: number): number | null {
  let score = 0;
  let next = from;
  for (const [index, letter] of letters.entries()) {
    const at = title.indexOf(letter, next);
    if (at === -1) return null;
    score += FOUND + (at - next) * GAP;
    if (at === 0 || title[at - 1] === ' ') score += WORD_START;
    if (index > 0 && at === next) score += CONSECUTIVE;
    next = at + letter.length;
  }
  return score;
}

/** Case and accents do not count. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
