import { isShortCommit } from '../knowledge/sources/git/commit-id';
import type { StoredSource } from '../ports';

const COMMIT_ID = /^[0-9a-f]{40}$/i;

/**
 * The ref as it was typed, null for none; for the beginning of the id of a commit that a source of this address is at,
 * the whole of it: servers do not look for a part.
 */
export function wholeRef(
  address: string,
  typed: string | undefined,
  sources: Iterable<Pick<StoredSource, 'address' | 'commit'>>,
): string | null {
  const ref = typed?.trim() ?? '';
  if (ref === '') return null;
  if (COMMIT_ID.test(ref)) return ref.toLowerCase();
  if (!isShortCommit(ref)) return ref;
  const commits = new Set<string>();
  for (const { address: other, commit } of sources) {
    if (other === address && commit?.startsWith(ref) === true) commits.add(commit);
  }
  const [only = ref, ...others] = commits;
  return others.length === 0 ? only : ref;
}
