import { isGlue, stem, wordsOf } from './stems';

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
  /** Pages that have the term in their title or their name. */
  having(term: string): readonly TitledPage[];
  /** The page that a link of the page at `from` leads to; null when there is none, or more than one. */
  linked(target: string, from: string): Page | null;
}

export interface TitledPage extends Page {
  /** Distinct terms of the title, and of the name that its address ends in. */
  readonly titles: readonly (readonly string[])[];
}

export function createPageTable(pages: readonly Page[]): PageTable {
  const byTerm = new Map<string, TitledPage[]>();
  const byName = new Map<string, { readonly page: Page; readonly steps: string }[]>();
  for (const page of pages) {
    const steps = linkSteps(page.path);
    const titled = { ...page, titles: [termsOf(page.title), termsOf(steps.at(-1) ?? '')] };
    for (const term of new Set(titled.titles.flat())) add(byTerm, term, titled);
    add(byName, steps.at(-1) ?? '', { page, steps: `/${steps.join('/')}` });
  }
  return {
    size: pages.length,
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
    .replace(/\.(?:mdx?|markdown|rst|adoc|asciidoc|html?|txt)$/i, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .map((step) => step.toLowerCase().replace(/^\d+[._-]+(?=.)/, ''));
  return /^(?:index|readme)$/.test(steps.at(-1) ?? '') && steps.length > 1 ? steps.slice(0, -1) : steps;
}

/** What a question asks for: its words, each with 1; parts of a name count less. */
export function askedTerms(question: string): ReadonlyMap<string, number> {
  const PART = 0.3;
  const words = wordsOf(question.slice(0, 2_000));
  const asked = new Map<string, number>();
  for (const [whole] of words) if (!isGlue(whole)) asked.set(stem(whole), 1);
  for (const [, ...parts] of words) {
    for (const part of parts) if (!isGlue(part) && !asked.has(stem(part))) asked.set(stem(part), PART);
  }
  return asked;
}

/** Pages whose titles are compared in one search; each takes a microsecond. */
const MAX_COMPARED = 5_000;

/** How well pages of the tables are named by the terms: the cosine of both as bags of words, rare ones heavier. */
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
    const value = Math.log(1 + pages / (1 + having));
    rarities.set(term, value);
    return value;
  };
  const lengthOf = (weights: readonly number[]): number => Math.hypot(...weights) || 1;
  const askedLength = lengthOf([...asked].map(([term, weight]) => weight * rarity(term)));
  const cosineOf = (title: readonly string[]): number => {
    const shared = title.reduce((sum, term) => sum + (asked.get(term) ?? 0) * rarity(term) ** 2, 0);
    return shared === 0 ? 0 : shared / lengthOf(title.map(rarity)) / askedLength;
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
