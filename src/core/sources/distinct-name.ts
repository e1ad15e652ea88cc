import { isCommitId } from '../knowledge/sources/git/commit-id';
import type { StoredSource } from '../ports';

/** As much of a commit's id as it is called by. */
const SHORT = 10;

/** Whether one holds that name, in capitals or not: a model that names it means the same. */
export function isNameTaken(name: string, holders: readonly Pick<StoredSource, 'name'>[]): boolean {
  return holders.some((holder) => holder.name.toLowerCase() === name.toLowerCase());
}

/**
 * Two sources of one name could not be told apart, neither by the user nor by a model: the new one gets another than those
 * that hold a name.
 */
export function distinctName(
  wanted: string,
  { ref, searchPath }: Pick<StoredSource, 'ref' | 'searchPath'>,
  holders: readonly Pick<StoredSource, 'name'>[],
): string {
  const isTaken = (name: string): boolean => isNameTaken(name, holders);
  if (!isTaken(wanted)) return wanted;
  const at = ref !== null && isCommitId(ref) ? ref.slice(0, SHORT) : (ref ?? searchPath);
  const named = at === null ? wanted : `${wanted} @ ${at}`;
  for (let number = 2; ; number += 1) {
    const name = number === 2 && named !== wanted ? named : `${named} (${number})`;
    if (!isTaken(name)) return name;
  }
}
