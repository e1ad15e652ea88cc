/** A question with the files that answer it; grade 3 is the best. */
export interface GradedQuestion {
  readonly query: string;
  readonly relevant: readonly { readonly path: string; readonly grade: number }[];
}

export interface Rating {
  readonly mrr: number;
  readonly recall: number;
  readonly ndcg: number;
  readonly hit: number;
}

const TOP = 5;

/** Rates files in the order they were found: a file of any grade is relevant, and gains 2^grade - 1. */
export function rateRanking(paths: readonly string[], relevant: GradedQuestion['relevant']): Rating {
  const grades = new Map(relevant.map(({ path, grade }) => [path, grade]));
  const top = paths.slice(0, TOP);
  const first = top.findIndex((path) => grades.has(path));
  const found = top.filter((path) => grades.has(path)).length;
  const best = [...grades.values()].toSorted((a, b) => b - a).slice(0, TOP);
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: found / grades.size,
    ndcg: gainOf(top.map((path) => grades.get(path) ?? 0)) / gainOf(best),
    hit: found > 0 ? 1 : 0,
  };
}

function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
