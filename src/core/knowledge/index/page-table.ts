import { plainReading, type QuestionReading } from './question-reading';
import { isGlue, stem, wordsOf } from './stems';
import { verbSpellings } from './verb-spellings';

/** A file as a page of documentation. */
export interface Page {
  readonly fileId: number;
  readonly path: string;
  /** Its outermost heading; empty when it has none. */
  readonly title: string;
}

/** The pages of one source in memory, to find those whose title is asked for and those that are linked to. */
export interface PageTable {
  readonly size: number;
  page(fileId: number): Page | null;
  /** Pages that have the term in their title or their name. */
  having(term: string): readonly TitledPage[];
  /** The page that a link of the page at `from` leads to; null when there is none, or more than one. */
  linked(target: string, from: string): Page | null;
}

export interface TitledPage extends Page {
  /** The title, and the name that its address ends in. */
  readonly titles: readonly Title[];
}

interface Title {
  /** Each once. */
  readonly terms: readonly string[];
  /** Of the vector of how rare its terms are in its own source. */
  readonly length: number;
}

export function createPageTable(pages: readonly Page[]): PageTable {
  const byTerm = new Map<string, TitledPage[]>();
  const byName = new Map<string, { readonly page: Page; readonly steps: string }[]>();
  const named = pages.map((page) => {
    const steps = linkSteps(page.path);
    return { page, steps, terms: [termsOf(page.title), termsOf(steps.at(-1) ?? '')] };
  });
  const counts = new Map<string, number>();
  for (const term of named.flatMap(({ terms }) => [...new Set(terms.flat())])) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  for (const { page, steps, terms } of named) {
    const titled = {
      ...page,
      titles: terms.map((each) => ({ terms: each, length: lengthIn(counts, pages.length, each) })),
    };
    for (const term of new Set(terms.flat())) add(byTerm, term, titled);
    add(byName, steps.at(-1) ?? '', { page, steps: `/${steps.join('/')}` });
  }
  const byFile = new Map(pages.map((page) => [page.fileId, page]));
  return {
    size: pages.length,
    page: (fileId) => byFile.get(fileId) ?? null,
    having: (term) => byTerm.get(term) ?? [],
    linked(target, from) {
      const steps = linkSteps(target);
      const end = `/${steps.join('/')}`;
      const found = (byName.get(steps.at(-1) ?? '') ?? []).filter(
        ({ page, steps: whole }) => page.path !== from && whole.endsWith(end),
      );
      return found.length === 1 ? (found[0]?.page ?? null) : null;
    },
  };
}

/**
 * Steps of an address of a page, as a link and a path have them in common: without `.` and `..`, the ending, a closing
 * `index`, and the numbers that sort files (`01.intro.md`).
 */
export function linkSteps(address: string): readonly string[] {
  const steps = address
    .replace(/\.(?:mdx?|markdown|rst|adoc|asciidoc|html?|txt|org|textile)$/i, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .map((step) => step.toLowerCase().replace(/^\d+[._-]+(?=.)/, ''));
  return /^(?:index|readme)$/.test(steps.at(-1) ?? '') && steps.length > 1 ? steps.slice(0, -1) : steps;
}

/** What a question asks for: its words, each with 1; parts of a name, and other spellings of a verb, count less. */
export function askedTerms(
  question: string,
  { stem: stemOf, isFiller }: Pick<QuestionReading, 'stem' | 'isFiller'> = plainReading,
): ReadonlyMap<string, number> {
  const PART = 0.3;
  const words = wordsOf(question.slice(0, 2_000));
  const asked = new Map<string, number>();
  for (const [whole] of words) if (!isFiller(whole)) asked.set(stemOf(whole), 1);
  for (const [, ...parts] of words) {
    for (const part of parts) if (!isFiller(part) && !asked.has(stemOf(part))) asked.set(stemOf(part), PART);
  }
  for (const { term } of verbSpellings(question)) if (!asked.has(term)) asked.set(term, PART);
  return asked;
}

/** The same as titles have it, of which the plain stems are known: for a word all of its forms that name a page. */
export function askedOfTitles(
  question: string,
  { isFiller, forms }: QuestionReading,
  tables: readonly PageTable[],
): ReadonlyMap<string, number> {
  const asked = new Map(askedTerms(question, { stem, isFiller }));
  for (const [word, all] of forms) {
    const named = all.filter((form) => tables.some((table) => table.having(form).length > 0));
    if (named.length > 0) asked.delete(stem(word));
    for (const form of named) asked.set(form, 1);
  }
  return asked;
}

/** Pages whose titles are compared in one search; each takes a microsecond. */
const MAX_COMPARED = 5_000;

/** How well pages of the tables are named by the terms, 0 to 1: the cosine of both as bags of words, rare ones heavier. */
export function compareTitles(
  asked: ReadonlyMap<string, number>,
  tables: readonly PageTable[],
): ReadonlyMap<number, number> {
  const pages = tables.reduce((sum, table) => sum + table.size, 0);
  const rarities = new Map<string, number>();
  const rarity = (term: string): number => {
    const known = rarities.get(term);
    if (known !== undefined) return known;
    const having = tables.reduce((sum, table) => sum + table.having(term).length, 0);
    const value = rarityOf(having, pages);
    rarities.set(term, value);
    return value;
  };
  const askedLength = lengthOf([...asked].map(([term, weight]) => weight * rarity(term)));
  const cosineOf = ({ terms, length }: Title): number => {
    let shared = 0;
    for (const term of terms) {
      const weight = asked.get(term);
      if (weight !== undefined) shared += weight * rarity(term) ** 2;
    }
    // The length is of one source, the rest of all that are searched.
    return Math.min(1, shared / length / askedLength);
  };
  const found = new Map<number, number>();
  // The rarest first: what only words that are everywhere name is named by nothing.
  const terms = [...asked.keys()].toSorted((a, b) => rarity(b) - rarity(a));
  for (const term of terms) {
    for (const table of tables) {
      for (const { fileId, titles } of table.having(term)) {
        if (!found.has(fileId)) found.set(fileId, Math.max(...titles.map(cosineOf)));
        if (found.size === MAX_COMPARED) return found;
      }
    }
  }
  return found;
}

function lengthIn(counts: ReadonlyMap<string, number>, pages: number, terms: readonly string[]): number {
  return lengthOf(terms.map((term) => rarityOf(counts.get(term) ?? 0, pages)));
}

function rarityOf(having: number, pages: number): number {
  return Math.log(1 + pages / (1 + having));
}

function lengthOf(weights: readonly number[]): number {
  return Math.hypot(...weights) || 1;
}

/** Distinct stems of a title and of the parts of its names; glue counts only where there is nothing else. */
function termsOf(title: string): readonly string[] {
  const all = wordsOf(title).flat();
  const telling = all.filter((word) => !isGlue(word));
  return [...new Set((telling.length > 0 ? telling : all).map(stem))];
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
