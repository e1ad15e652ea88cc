import { plainReading, type QuestionReading } from './question-reading';
import type { Ranked } from './rank-passages';
import { rateHeadings, type HeadedPassage } from './rate-headings';

/** A passage of a page that was found. */
export interface Section extends HeadedPassage {
  /** What its words and its meaning say for it. */
  readonly own: number;
}

/** What a heading that is all of what is asked counts, beside words and meaning, which are .65 at most. */
const HEADING = 0.4;
/** What a passage keeps of the score of the one before it, where its page had no more that were found. */
const FURTHER = 0.75;

/**
 * Within each page the passages that the question asks for by their heading come first: "What does `open` return?" is
 * answered by the section "Returns" of its page, however often others have the words. Pages keep their places: the first
 * passage of a page takes the score of what was first before, and so on. `sections` are all passages of the pages that
 * may change; those of other pages stay as they are. `untelling` are stems of the question that no heading is chosen by.
 */
export function chooseSections(
  question: string,
  ranked: readonly Ranked[],
  sections: readonly Section[],
  reading: QuestionReading = plainReading,
  untelling: ReadonlySet<string> = new Set(),
): readonly Ranked[] {
  const headings = rateHeadings(question, sections, reading, untelling);
  const worth = ({ id, own }: Section): number => own + HEADING * (headings.get(id) ?? 0);
  const found = new Set(ranked.map(({ id }) => id));
  const candidates = sections.filter(({ id }) => found.has(id) || (headings.get(id) ?? 0) > 0);
  const chosen = new Set(candidates.map(({ id }) => id));
  const places = placesByFile(ranked.filter(({ id }) => chosen.has(id)));
  const taken = new Map<number, number>();
  const placed = candidates
    .toSorted((a, b) => worth(b) - worth(a) || a.id - b.id)
    .map(({ id, fileId }): Ranked => {
      const at = taken.get(fileId) ?? 0;
      taken.set(fileId, at + 1);
      return { id, fileId, score: scoreAt(places.get(fileId) ?? [], at) };
    });
  const others = ranked.filter(({ id }) => !chosen.has(id));
  return [...placed, ...others].toSorted((a, b) => b.score - a.score || a.id - b.id);
}

/** The scores of each page's passages, best first. */
function placesByFile(ranked: readonly Ranked[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const { fileId, score } of ranked) {
    const scores = places.get(fileId);
    if (scores === undefined) places.set(fileId, [score]);
    else scores.push(score);
  }
  return places;
}

function scoreAt(places: readonly number[], at: number): number {
  const last = Math.min(at, places.length - 1);
  return (places[last] ?? 0) * FURTHER ** (at - last);
}
