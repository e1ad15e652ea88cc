/** The share of the wanted turns that were found. */
export function rateTurns(found: readonly string[], wanted: readonly string[]): number {
  return wanted.filter((id) => found.includes(id)).length / wanted.length;
}

/** Whether the first session is a wanted one, and nDCG@5 with a gain of 1 for each wanted one. */
export function rateSessions(
  ranked: readonly string[],
  wanted: readonly string[],
): { readonly hit: number; readonly ndcg: number } {
  const gain = (count: number, isGain: (place: number) => boolean): number =>
    Array.from({ length: count }, (_, place) => (isGain(place) ? 1 / Math.log2(place + 2) : 0)).reduce(
      (a, b) => a + b,
      0,
    );
  const found = gain(5, (place) => wanted.includes(ranked[place] ?? ''));
  const best = gain(Math.min(5, wanted.length), () => true);
  return { hit: wanted.includes(ranked[0] ?? '') ? 1 : 0, ndcg: found / best };
}
