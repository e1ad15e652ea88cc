import type { SkippedFiles } from '../domain/skipped-files';
import { wording, fill } from './wording';
import { countFormat } from './formats';

const text = wording.sources;
/** Paths that are named for each reason. */
const NAMED = 5;

export interface LeftOutText {
  /** How many files of a source are not indexed. */
  readonly title: string;
  readonly reasons: readonly { readonly why: string; readonly names: string }[];
}

/** What of a source is not indexed, how much, why and which; null when all of it is. */
export function tellLeftOut(skipped: readonly SkippedFiles[]): LeftOutText | null {
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return {
    title: total === 1 ? text.leftOutOne : fill(text.leftOut, { count: countFormat().format(total) }),
    reasons: skipped.map((files) => ({
      why: fill(text.skippedCount, { reason: text.skipped[files.reason], count: countFormat().format(files.count) }),
      names: namesOf(files),
    })),
  };
}

function namesOf({ count, paths }: SkippedFiles): string {
  const named = paths.slice(0, NAMED);
  const others = count - named.length;
  return [...named, ...(others > 0 ? [fill(text.andMore, { count: countFormat().format(others) })] : [])].join(', ');
}
