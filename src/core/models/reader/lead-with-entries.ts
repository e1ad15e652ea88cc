import type { Passage } from '../../../shared/domain/passage';
import { hasTerm, type Terms } from './match-terms';
import { isAskedOfAny, namesAsked, ownEntry, restOfEntry, type Entry } from './own-entry';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allStemsOf } from './words';

const MAX_BESIDE_ENTRY = 2;
/** Lines between two passages that follow each other. */
const GAP = 2;

export interface Led {
  readonly picked: FittingPassages;
  /** Entries, and what goes on with them. */
  readonly leads: ReadonlySet<Passage>;
}

/**
 * Of a name that has entries of its own in lists of definitions, these come first, whatever else mentions it: what stands
 * there of another name is no answer. Where they tell all that is asked, nothing else of their files is quoted.
 */
export function leadWithEntries(
  terms: Terms,
  question: string,
  picked: FittingPassages,
  found: readonly Passage[],
): Led {
  const names = namesAsked(question);
  const all = picked.fit === 'none' ? [] : entriesIn(names, found);
  if (all.length === 0) return { picked, leads: new Set() };
  const told = all.filter(({ text }) => tellsAll(terms, names, text)).map(({ passage }) => fileOf(passage));
  const leads = new Set(all.map(({ passage }) => passage));
  const others = picked.passages.filter((passage) => !leads.has(passage) && !told.includes(fileOf(passage)));
  const most = told.length > 0 ? others.slice(0, MAX_BESIDE_ENTRY) : others;
  return { picked: fitting('fits', [...leads, ...most]), leads };
}

export interface PassageEntry {
  readonly passage: Passage;
  /** The part of it that is quoted. */
  readonly text: string;
}

/** The entries of the names in passages, each followed by the passage that goes on with it. */
export function entriesIn(names: readonly string[], passages: readonly Passage[]): readonly PassageEntry[] {
  return passages.flatMap((passage): readonly PassageEntry[] => {
    const entry = ownEntry(names, passage.text, passage.path);
    if (entry === null) return [];
    const next = passages.find((other) => goesOn(entry, passage, other));
    const rest = next === undefined ? [] : [{ passage: next, text: restOfEntry(entry, next.text) }];
    return [{ passage, text: entry.text }, ...rest];
  });
}

function goesOn(entry: Entry, passage: Passage, other: Passage): boolean {
  const gap = other.lines[0] - passage.lines[1];
  return fileOf(other) === fileOf(passage) && gap > 0 && gap <= GAP && restOfEntry(entry, other.text) !== '';
}

/** Whether an entry has the words of the question beside its name, but for those that ask for what any entry says. */
function tellsAll(terms: Terms, names: readonly string[], text: string): boolean {
  const stems = new Set(allStemsOf([...names, text].join('\n')));
  return [...terms.keys()].every((term) => hasTerm(stems, term) || isAskedOfAny(term));
}

function fileOf({ sourceKey, path }: Passage): string {
  return JSON.stringify([sourceKey, path]);
}
