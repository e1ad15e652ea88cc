import type { Passage } from '../../../shared/domain/passage';
import { hasTerm, type Terms } from './match-terms';
import { isAskedOfAny, namesAsked, ownEntry, restOfEntry, type Entry, type NamesAsked } from './own-entry';
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
 * there of another name is no answer. Where they tell all that is asked of a name that is written as no word is, nothing
 * else of their files is quoted.
 */
export function leadWithEntries(
  terms: Terms,
  question: string,
  picked: FittingPassages,
  found: readonly Passage[],
): Led {
  const all = picked.fit === 'none' ? [] : entriesIn(terms, question, found);
  if (all.length === 0) return { picked, leads: new Set() };
  const isWritten = namesAsked(question).areWritten;
  const told = all.filter(({ isAll }) => isAll && isWritten).map(({ passage }) => fileOf(passage));
  const leads = new Set(all.map(({ passage }) => passage));
  const others = picked.passages.filter((passage) => !leads.has(passage) && !told.includes(fileOf(passage)));
  const most = told.length > 0 ? others.slice(0, MAX_BESIDE_ENTRY) : others;
  return { picked: fitting('fits', [...leads, ...most]), leads };
}

export interface PassageEntry {
  readonly passage: Passage;
  readonly text: string;
  /** It tells all that is asked, so that the rest of its passage need not be quoted. */
  readonly isAll: boolean;
}

/** The entries of the names in passages, each followed by the passage that goes on with it; of a plain word those that answer. */
export function entriesIn(terms: Terms, question: string, passages: readonly Passage[]): readonly PassageEntry[] {
  const asked = namesAsked(question);
  return passages.flatMap((passage): readonly PassageEntry[] => {
    const entry = ownEntry(asked, passage.text, passage.path);
    if (entry === null || !(asked.areWritten || (asked.isWhat && hasAll(terms, entry.text)))) return [];
    const isAll = tellsAll(terms, asked, entry.text, passage.text);
    const next = passages.find((other) => goesOn(entry, passage, other));
    const rest = next === undefined ? [] : [{ passage: next, text: restOfEntry(entry, next.text), isAll }];
    return [{ passage, text: entry.text, isAll }, ...rest];
  });
}

function goesOn(entry: Entry, passage: Passage, other: Passage): boolean {
  const gap = other.lines[0] - passage.lines[1];
  return fileOf(other) === fileOf(passage) && gap > 0 && gap <= GAP && restOfEntry(entry, other.text) !== '';
}

/**
 * Whether an entry has the words of the question beside its name. What a written name is may go without those that ask
 * for what any entry says; a plain word needs some, which the rest of its passage has not.
 */
function tellsAll(terms: Terms, { names, areWritten, isWhat }: NamesAsked, text: string, whole: string): boolean {
  const ofNames = new Set(allStemsOf(names.join('\n')));
  const beside = [...terms.keys()].filter((term) => !hasTerm(ofNames, term));
  const told = new Set(allStemsOf(text));
  if (areWritten && isWhat) return beside.every((term) => hasTerm(told, term) || isAskedOfAny(term));
  const isMore = beside.length > 0 && beside.every((term) => hasTerm(told, term));
  return isMore && (areWritten || !hasAll(terms, whole.replace(text, '')));
}

function hasAll(terms: Terms, text: string): boolean {
  const stems = new Set(allStemsOf(text));
  return [...terms.keys()].every((term) => hasTerm(stems, term));
}

function fileOf({ sourceKey, path }: Passage): string {
  return JSON.stringify([sourceKey, path]);
}
