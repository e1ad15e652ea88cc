import type { Ranked } from './rank-passages';
import { askedTerms } from './page-table';
import { isGlue, stem, wordsOf } from './stems';

/** A passage of a page that was found. */
export interface Section {
  readonly id: number;
  readonly fileId: number;
  /** Headings from the outermost in. */
  readonly trail: readonly string[];
  /** What its words and its meaning say for it. */
  readonly own: number;
}

/** What a heading that is all of what is asked counts, beside words and meaning, which are .65 at most. */
const HEADING = 0.4;
/** What a heading further out counts, for each step. */
const OUTER = 0.5;
/** What a passage keeps of the score of the one before it, where its page had no more that were found. */
const FURTHER = 0.75;

/**
 * Within each page the passages that the question asks for by their heading come first: "What does `open` return?" is
 * answered by the section "Returns" of its page, however often others have the words. Pages keep their places: the first
 * passage of a page takes the score of what was first before, and so on. `sections` are all passages of the pages that
 * may change; those of other pages stay as they are.
 */
export function chooseSections(
  question: string,
  ranked: readonly Ranked[],
  sections: readonly Section[],
): readonly Ranked[] {
  const headings = rateHeadings(question, sections);
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

/** How well the question names the section of each passage, 0 to 1, beside the page's title, which all of it share. */
function rateHeadings(question: string, sections: readonly Section[]): ReadonlyMap<number, number> {
  const asked = askedTerms(question);
  const titles = findTitles(sections);
  const rarity = rarityIn(sections);
  const rated = sections.map(({ id, fileId, trail }): [number, number] => {
    const title = titles.get(fileId) ?? null;
    const named = new Set(title === null ? [] : termsIn(title));
    const weights = weighTrail(title === null ? trail : trail.slice(1));
    const terms = [...weights].filter(([term]) => !named.has(term));
    const wanted = [...asked].filter(([term]) => !named.has(term));
    const shared = terms.reduce((sum, [term, weight]) => sum + weight * (asked.get(term) ?? 0) * rarity(term) ** 2, 0);
    const lengths = lengthOf(terms, rarity) * lengthOf(wanted, rarity);
    return [id, lengths === 0 ? 0 : shared / lengths];
  });
  return new Map(rated);
}

/** The outermost heading of each page, where all of its passages have the same. */
function findTitles(sections: readonly Section[]): ReadonlyMap<number, string | null> {
  const titles = new Map<number, string | null>();
  for (const { fileId, trail } of sections) {
    const [title] = trail;
    if (title === undefined) continue;
    titles.set(fileId, titles.has(fileId) && titles.get(fileId) !== title ? null : title);
  }
  return titles;
}

/** Terms of the headings; the innermost counts whole. */
function weighTrail(trail: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [steps, heading] of trail.toReversed().entries()) {
    for (const term of termsIn(heading)) weights.set(term, Math.max(weights.get(term) ?? 0, OUTER ** steps));
  }
  return weights;
}

/** How rare a term is among the headings of the pages. */
function rarityIn(sections: readonly Section[]): (term: string) => number {
  const headings = new Set(sections.flatMap(({ trail }) => trail.slice(-1)));
  const counts = new Map<string, number>();
  for (const heading of headings) {
    for (const term of new Set(termsIn(heading))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + headings.size / (1 + (counts.get(term) ?? 0)));
}

function lengthOf(terms: readonly (readonly [string, number])[], rarity: (term: string) => number): number {
  return Math.hypot(...terms.map(([term, weight]) => weight * rarity(term)));
}

function termsIn(heading: string): readonly string[] {
  return wordsOf(heading)
    .flat()
    .filter((word) => !isGlue(word))
    .map(stem);
}
