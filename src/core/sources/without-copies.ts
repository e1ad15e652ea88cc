import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredSource } from '../ports';
import { isMeaningCut } from './meaning-cut';

/**
 * The keys of what is to be searched for a question, with one of those that hold the same files: the same folder of the
 * same commit, with nothing edited, as a repository and its clone on this computer do. Each copy would take a share of the
 * passages that are weighed, though no text is given twice. The one that the question names is kept, or that is searched by
 * meaning as well, else the first that was added.
 */
export async function withoutCopies(
  keys: readonly string[],
  sources: readonly StoredSource[],
  question: string,
): Promise<readonly string[]> {
  const asked = question.toLowerCase();
  const worth = (source: StoredSource): number =>
    (asked.includes(source.name.toLowerCase()) ? 2 : 0) + (isMeaningCut(source) ? 0 : 1);
  const searched = sources.filter(({ key }) => keys.includes(key));
  const held = new Map<string, StoredSource[]>();
  for (const source of searched) {
    const holding = holdingOf(source);
    held.set(holding, [...(held.get(holding) ?? []), source]);
  }
  const copies = new Set<string>();
  for (const same of held.values()) {
    if (same.length < 2) continue;
    const [, ...others] = (await outermost(same)).toSorted((a, b) => worth(b) - worth(a));
    others.forEach(({ key }) => copies.add(key));
  }
  return keys.filter((key) => !copies.has(key));
}

/** Names what a source holds, as far as its row tells; another name for each whose files may be its own. */
function holdingOf({ key, commit, searchPath, edited }: StoredSource): string {
  return commit === null || edited > 0 ? `source ${key}` : `commit ${commit} ${searchPath ?? ''}`;
}

/** Without the folders that lie inside a work tree: they are of its commit, and hold a part of it. */
async function outermost(sources: readonly StoredSource[]): Promise<readonly StoredSource[]> {
  const isOutermost = await Promise.all(
    sources.map(async ({ kind, address }) => {
      if (kind !== 'folder') return true;
      return lstat(join(address, '.git')).then(
        () => true,
        () => false,
      );
    }),
  );
  return sources.filter((_, at) => isOutermost[at]);
}
