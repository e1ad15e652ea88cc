/** How a passage did in the two searches. Higher is better; 0 where it was not found. */
export interface Scores {
  readonly id: number;
  readonly fileId: number;
  /** Of full text, any positive scale. */
  readonly words: number;
  /** Cosine of the question's and the passage's vector. */
  readonly meaning: number;
}

export interface Ranked {
  readonly id: number;
  readonly score: number;
}

/** Shares of the score, found on questions with graded answers (bench docs). */
const WORDS_SHARE = 0.6;
const MEANING_SHARE = 0.4;
/** What a passage keeps of its score for each better one of its file. */
const SAME_FILE = 0.8;

/**
 * Fuses both searches by score: each is scaled to its own best, so their units do not matter, and passages of one file
 * step back behind those of others. Best first; every passage comes back once.
 */
export function fuseScores(scores: readonly Scores[]): readonly Ranked[] {
  const bestWords = Math.max(Number.MIN_VALUE, ...scores.map((each) => each.words));
  const bestMeaning = Math.max(Number.MIN_VALUE, ...scores.map((each) => each.meaning));
  const fused = scores
    .map(({ id, fileId, words, meaning }) => ({
      id,
      fileId,
      score: (WORDS_SHARE * Math.max(0, words)) / bestWords + (MEANING_SHARE * Math.max(0, meaning)) / bestMeaning,
    }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
  const seen = new Map<number, number>();
  const spread = fused.map(({ id, fileId, score }) => {
    const before = seen.get(fileId) ?? 0;
    seen.set(fileId, before + 1);
    return { id, score: score * SAME_FILE ** before };
  });
  return spread.toSorted((a, b) => b.score - a.score || a.id - b.id);
}
