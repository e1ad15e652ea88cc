import { askedTerms } from './page-table';
import { FITS } from './question-fit';
import { isGlue, stem, wordsOf } from './stems';

/** From this share on of what look-alikes speak of, what is named answers as well, where it answers at all. */
const AS_WELL = 0.8;

/** What a source is, and not what it is about: said along with the rest of its name, and no name alone. */
const OF_KIND = new Set(
  'com dev doc dokumentation documentation guide handbook handbuch io manual notes notizen org site website wiki'
    .split(' ')
    .map(stem),
);

interface NamedSource {
  readonly id: number;
  /** As it was given, or `owner/name`. */
  readonly name: string;
}

/** A source that the question names, of several. */
export interface SourceNaming {
  /** How much of its name the question has, beyond what it has of all of them, 0 to 1. */
  readonly share: number;
  /** Stems of the question that are its name. */
  readonly stems: ReadonlySet<string>;
}

/** The sources that the question names, by id, where that tells some of them apart. */
export function namedSources(question: string, sources: readonly NamedSource[]): ReadonlyMap<number, SourceNaming> {
  const named = nameEach(question, sources);
  const alike = lookAlikes(named);
  const meant = named.map((each) => (alike.has(each.id) ? { ...each, share: 0 } : each));
  const least = Math.min(...meant.map(({ share }) => share));
  return new Map(
    meant.flatMap(({ id, share, stems }) => (share > least ? [[id, { share: share - least, stems }]] : [])),
  );
}

/** Of what the search gives, how much a passage speaks of the question, and by which key its source is known. */
interface Fitting {
  readonly sourceKey: string;
  readonly fit: number;
}

/**
 * Without passages of sources that only have a name like the one of which the question says all, where what it names
 * speaks of nearly as much: else it may not be meant so strictly.
 */
export function withoutLookAlikes<Found extends Fitting>(
  found: readonly Found[],
  question: string,
  sources: readonly (NamedSource & { readonly key: string })[],
): readonly Found[] {
  const named = nameEach(question, sources);
  const alike = lookAlikes(named);
  if (alike.size === 0) return found;
  const whole = new Set(named.flatMap(({ id, isSaid }) => (isSaid ? [id] : [])));
  const isOf = (ids: ReadonlySet<number>, { sourceKey }: Fitting): boolean =>
    sources.some(({ id, key }) => key === sourceKey && ids.has(id));
  const bestOf = (ids: ReadonlySet<number>): number =>
    Math.max(0, ...found.flatMap((one) => (isOf(ids, one) ? [one.fit] : [])));
  if (bestOf(whole) < Math.max(FITS, AS_WELL * bestOf(alike))) return found;
  return found.filter((one) => !isOf(alike, one));
}

interface Named extends SourceNaming {
  readonly id: number;
  /** Each word of it, and one that tells what it is about. */
  readonly isSaid: boolean;
}

function nameEach(question: string, sources: readonly NamedSource[]): readonly Named[] {
  const asked = askedTerms(question);
  return sources.map(({ id, name }) => {
    const parts = [name, name.split('/').at(-1) ?? ''].map(nameTerms);
    const isAsked = (term: string): boolean => asked.has(term);
    const isTold = (term: string): boolean => isAsked(term) || OF_KIND.has(term);
    const shares = parts.map((terms) => (terms.some(isAsked) ? terms.filter(isTold).length / terms.length : 0));
    const isSaid = parts.some((terms) => terms.every(isAsked) && !terms.every((term) => OF_KIND.has(term)));
    return { id, share: Math.max(...shares), stems: new Set(parts.flat().filter(isAsked)), isSaid };
  });
}

/** Who says all of a name means no longer one that has it too. */
function lookAlikes(named: readonly Named[]): ReadonlySet<number> {
  const whole = named.filter(({ isSaid }) => isSaid);
  const isAlike = ({ share, stems }: Named): boolean =>
    share > 0 && share < 1 && whole.some((other) => [...stems].every((each) => other.stems.has(each)));
  return new Set(named.flatMap((each) => (isAlike(each) ? [each.id] : [])));
}

/** Stems of what of a source's name is a word: no version. */
export function nameTerms(name: string): readonly string[] {
  const words = wordsOf(name).flatMap(([whole, ...parts]) => (parts.length > 0 ? parts : [whole]));
  return [...new Set(words.filter((word) => /\p{L}/u.test(word) && word.length > 1 && !isGlue(word)).map(stem))];
}
