/** Letters from which a query may be an abbreviation. */
const LEAST = 2;

/**
 * Whether the letters of a query are the beginnings of words of a title, in their order: "ns" and "nsess" are of "New
 * session", "prn" is not. Both are folded.
 */
export function isAbbreviation(query: string, title: string): boolean {
  if (query.length < LEAST) return false;
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  /** Lengths of the beginnings of the query that the words so far may stand for. */
  let reached = new Set([0]);
  for (const word of words) {
    const further = [...reached].flatMap((from) =>
      Array.from({ length: sharedLength(query, from, word) }, (_, at) => from + at + 1),
    );
    reached = new Set([...reached, ...further]);
  }
  return reached.has(query.length);
}

/** How many letters of the query, from a place on, a word begins with. */
function sharedLength(query: string, from: number, word: string): number {
  let length = 0;
  while (length < word.length && word[length] === query[from + length]) length += 1;
  return length;
}
