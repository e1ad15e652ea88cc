/** A shorter beginning is another program's: `--v` is Chromium's. */
const LEAST_PREFIX = 3;
/** Names up to this length are near to too much: `--app` is Chromium's, `--ask` ours. */
const SHORT = 4;

export interface Mistyped {
  readonly option: string;
  readonly meant: string;
}

/** What looks like an option (`--name`), without its value. */
export function optionNames(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => /^--[^=\s]+/.exec(value)?.[0] ?? []);
}

/**
 * The first value that is nearly one of the options (`--name`), but none: its beginning, or one or two letters away. All
 * else that looks like an option is Chromium's, or Electron's, and left to them.
 */
export function findMistyped(values: readonly string[], options: readonly string[]): Mistyped | null {
  for (const option of optionNames(values)) {
    if (options.includes(option)) continue;
    const typed = option.slice(2).toLowerCase();
    const meant = options.find((name) => isNear(typed, name.slice(2)));
    if (meant !== undefined) return { option, meant };
  }
  return null;
}

function isNear(typed: string, name: string): boolean {
  if (typed.length >= LEAST_PREFIX && name.startsWith(typed)) return true;
  const most = name.length <= SHORT ? 1 : 2;
  return Math.abs(typed.length - name.length) <= most && editDistance(typed, name) <= most;
}

/** Letters to add, to leave out, to change, and neighbours to exchange (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cost = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const change = cost(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isExchange = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchange = isExchange ? cost(i - 2, j - 2) + 1 : Infinity;
      rows[i]?.push(Math.min(change, exchange, cost(i - 1, j) + 1, cost(i, j - 1) + 1));
    }
  }
  return cost(a.length, b.length);
}
