import { askedTerms } from './page-table';
import { asksOfSame } from './question-word';
import { plainReading, type QuestionReading } from './question-reading';
import { wordsOf } from './stems';

/** What a heading further out counts, for each step. */
const OUTER = 0.5;
/** A heading that asks with the same word for nothing but what the question asks for too. */
const ASKED_ALIKE = 0.8;

export interface HeadedPassage {
  readonly id: number;
  readonly fileId: number;
  /** Headings from the outermost in. */
  readonly trail: readonly string[];
}

/**
 * How well the question names the section of each passage, 0 to 1, beside the page's title, which all of it share, and
 * the words of the question that tell no section apart.
 */
export function rateHeadings(
  question: string,
  sections: readonly HeadedPassage[],
  reading: QuestionReading = plainReading,
  untelling: ReadonlySet<string> = new Set(),
): ReadonlyMap<number, number> {
  const asked = askedTerms(question, reading);
  const isTelling = (term: string): boolean => !untelling.has(term);
  const termsIn = termsBy(reading);
  const titles = findTitles(sections);
  const rarity = rarityIn(sections, termsIn);
  const rate = ({ fileId, trail }: HeadedPassage): number => {
    const title = titles.get(fileId) ?? null;
    const inner = title === null ? trail : trail.slice(1);
    // Most headings have nothing of what is asked.
    if (!inner.some((heading) => termsIn(heading).some((term) => asked.has(term)))) return 0;
    const heading = inner.at(-1) ?? '';
    const isSame = asksOfSame(question, heading, asked.keys(), termsIn(heading));
    return Math.max(isSame ? ASKED_ALIKE : 0, rateTrail(inner, title));
  };
  const rateTrail = (inner: readonly string[], title: string | null): number => {
    const named = new Set(title === null ? [] : termsIn(title));
    const weights = weighTrail(inner, termsIn);
    const terms = [...weights].filter(([term]) => !named.has(term) && isTelling(term));
    const shared = terms.reduce((sum, [term, weight]) => sum + weight * (asked.get(term) ?? 0) * rarity(term) ** 2, 0);
    if (shared === 0) return 0;
    const wanted = [...asked].filter(([term]) => !named.has(term) && isTelling(term));
    return shared / (lengthOf(terms, rarity) * lengthOf(wanted, rarity));
  };
  // A section has several passages, one after the other.
  let last: HeadedPassage | null = null;
  let rating = 0;
  const rated = sections.map((passage): [number, number] => {
    if (last === null || !isSameSection(last, passage)) rating = rate(passage);
    last = passage;
    return [passage.id, rating];
  });
  return new Map(rated);
}

function isSameSection(a: HeadedPassage, b: HeadedPassage): boolean {
  return (
    a.fileId === b.fileId && a.trail.length === b.trail.length && a.trail.every((each, at) => each === b.trail[at])
  );
}

/** The outermost heading of each page, where all of its passages have the same. */
function findTitles(sections: readonly HeadedPassage[]): ReadonlyMap<number, string | null> {
  const titles = new Map<number, string | null>();
  for (const { fileId, trail } of sections) {
    const [title] = trail;
    if (title === undefined) continue;
    titles.set(fileId, titles.has(fileId) && titles.get(fileId) !== title ? null : title);
  }
  return titles;
}

/** Terms of the headings; the innermost counts whole. */
function weighTrail(trail: readonly string[], termsIn: TermsIn): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [steps, heading] of trail.toReversed().entries()) {
    for (const term of termsIn(heading)) weights.set(term, Math.max(weights.get(term) ?? 0, OUTER ** steps));
  }
  return weights;
}

/** How rare a term is among the headings of the pages. */
function rarityIn(sections: readonly HeadedPassage[], termsIn: TermsIn): (term: string) => number {
  const headings = new Set(sections.flatMap(({ trail }) => trail.slice(-1)));
  const counts = new Map<string, number>();
  for (const heading of headings) {
    for (const term of termsIn(heading)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + headings.size / (1 + (counts.get(term) ?? 0)));
}

function lengthOf(terms: readonly (readonly [string, number])[], rarity: (term: string) => number): number {
  return Math.hypot(...terms.map(([term, weight]) => weight * rarity(term)));
}

/** Headings whose terms are kept: the pages that are asked about are few, and are asked about again. */
const MAX_KNOWN = 5_000;
const known = new Map<string, readonly string[]>();

/** The terms of a heading, each once. */
type TermsIn = (heading: string) => readonly string[];

function termsBy(reading: QuestionReading): TermsIn {
  if (reading !== plainReading) return (heading) => readTerms(heading, reading);
  return (heading) => {
    const read = known.get(heading);
    if (read !== undefined) return read;
    const terms = readTerms(heading, reading);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(heading, terms);
    return terms;
  };
}

function readTerms(heading: string, { stem, isFiller }: QuestionReading): readonly string[] {
  const words = wordsOf(heading)
    .flat()
    .filter((word) => !isFiller(word));
  return [...new Set(words.map(stem))];
}
