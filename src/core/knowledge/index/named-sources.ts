import { askedTerms } from './page-table';
import { isGlue, stem, wordsOf } from './stems';

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
  const asked = askedTerms(question);
  const named = sources.map(({ id, name }) => {
    const parts = [name, name.split('/').at(-1) ?? ''].map(nameTerms);
    const isAsked = (term: string): boolean => asked.has(term);
    const shares = parts.map((terms) => (terms.length === 0 ? 0 : terms.filter(isAsked).length / terms.length));
    return { id, share: Math.max(...shares), stems: new Set(parts.flat().filter(isAsked)) };
  });
  const least = Math.min(...named.map(({ share }) => share));
  return new Map(
    named.flatMap(({ id, share, stems }) => (share > least ? [[id, { share: share - least, stems }]] : [])),
  );
}

/** Stems of what of a source's name is a word: no version. */
export function nameTerms(name: string): readonly string[] {
  const words = wordsOf(name).flatMap(([whole, ...parts]) => (parts.length > 0 ? parts : [whole]));
  return [...new Set(words.filter((word) => /\p{L}/u.test(word) && word.length > 1 && !isGlue(word)).map(stem))];
}
