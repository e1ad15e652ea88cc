/** The value below which `share` (0..1) of the sorted values lie; NaN for none. Nearest-rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** Mean over resamples with replacement, seeded, with the bounds that 95 % of them lie within. */
export function bootstrapMean(
  values: readonly number[],
  resamples = 1_000,
): { mean: number; low: number; high: number } {
  const random = seededRandom(1);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  });
  const mean = means.reduce((sum, each) => sum + each, 0) / resamples;
  return { mean, low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** Numbers in [0, 1), the same for the same seed (xorshift32, Marsaglia 2003). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
