import { inEveryLanguage } from '../../shared/text/wording';
import { namesCommit } from '../knowledge/sources/git/commit-id';
import { addressOf } from '../knowledge/sources/parse-address';
import type { StoredSource } from '../ports';

/** The source of that name, key or address, at that ref or commit when one is named. */
export function findSource(
  sources: readonly StoredSource[],
  nameOrAddress: string,
  ref: string | undefined,
): StoredSource | null {
  const wanted = nameOrAddress.trim().toLowerCase();
  const address = addressOf(nameOrAddress);
  const named = sources.filter(
    (source) => source.address === address || source.key === wanted || namesOf(source).includes(wanted),
  );
  // What could not be fetched may have the name of what was.
  if (ref === undefined) return named.find(({ passages }) => passages > 0) ?? named[0] ?? null;
  // Another ref of a repository is a source of its own, which may go by another name.
  const addresses = new Set(named.map((source) => source.address));
  const isAt = ({ commit, ...source }: StoredSource): boolean =>
    source.ref === ref || (commit !== null && namesCommit(ref, commit));
  return sources.find((source) => addresses.has(source.address) && isAt(source)) ?? null;
}

/** The handbook may be asked for as it was called before the language changed. */
function namesOf({ kind, name }: StoredSource): readonly string[] {
  const names = kind === 'handbook' ? [name, ...inEveryLanguage(({ sources }) => sources.handbook)] : [name];
  return names.map((each) => each.toLowerCase());
}
