import { editDistance } from '../../shared/search/edit-distance';

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
  return Math.abs(typed.length - name.length) <= most && editDistance(typed, name, most) <= most;
}
