/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one word of the other
 * (optimal string alignment). Beyond `limit` it is only known to be more: then `limit + 1` comes back.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const least = Math.min(one.length, other.length) - start;
  while (end < least && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  // Most words are refused here, without counting on.
  if (limit < 2 && Math.max(one.length, other.length) - start - end > 2) return limit + 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left === '' || right === '') return Math.max(left.length, right.length);
  if (limit < 2) return Math.min(limit + 1, isOneSlip(left, right) ? 1 : 2);
  return countEdits(left, right, limit);
}

/** Of words that begin and end otherwise, and are not empty. */
function isOneSlip(one: string, other: string): boolean {
  if (one.length === 1) return other.length === 1;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

function countEdits(one: string, other: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    // A swap reaches back over one row.
    if (Math.min(...current) > limit && Math.min(...last) > limit) return limit + 1;
    before = last;
    last = current;
  }
  return Math.min(last[other.length] ?? 0, limit + 1);
}

/** Slips that a word of this length may have and still be known. */
export function allowedEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
