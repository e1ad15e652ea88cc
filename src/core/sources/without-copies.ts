import type { StoredSource } from '../ports';
import { isMeaningCut } from './meaning-cut';

/**
 * The keys of what is to be searched for a question, with one of those that hold the same files: the same folder of the
 * same commit, with nothing edited, as a repository and its clone on this computer do. Each copy would take a share of the
 * passages that are weighed, though no text is given twice. The one that the question names is kept, or that is searched by
 * meaning as well, else the first that was added.
 */
export function withoutCopies(
  keys: readonly string[],
  sources: readonly StoredSource[],
  question: string,
): readonly string[] {
  const asked = question.toLowerCase();
  const worth = (source: StoredSource): number =>
    (asked.includes(source.name.toLowerCase()) ? 2 : 0) + (isMeaningCut(source) ? 0 : 1);
  const searched = sources.filter(({ key }) => keys.includes(key));
  const kept = new Map<string, StoredSource>();
  for (const source of searched) {
    const before = kept.get(holdingOf(source));
    if (before === undefined || worth(source) > worth(before)) kept.set(holdingOf(source), source);
  }
  const copies = new Set(searched.filter((source) => kept.get(holdingOf(source)) !== source).map(({ key }) => key));
  return keys.filter((key) => !copies.has(key));
}

/** Names what a source holds; another name for each whose files may be its own. */
function holdingOf({ key, commit, searchPath, edited }: StoredSource): string {
  return commit === null || edited > 0 ? `source ${key}` : `commit ${commit} ${searchPath ?? ''}`;
}
