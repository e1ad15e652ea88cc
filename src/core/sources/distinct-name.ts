import type { StoredSource } from '../ports';

/**
 * Two sources of one name could not be told apart, neither by the user nor by a model. What was fetched under a name keeps
 * it, and the new one gets another; what never was makes way for it.
 */
export function distinctName(
  wanted: string,
  { ref, searchPath }: Pick<StoredSource, 'ref' | 'searchPath'>,
  others: readonly StoredSource[],
): string {
  const isTaken = (name: string): boolean => others.some((other) => other.name === name);
  if (!isTaken(wanted)) return wanted;
  const at = ref ?? searchPath;
  const named = at === null ? wanted : `${wanted} @ ${at}`;
  for (let number = 2; ; number += 1) {
    const name = number === 2 && named !== wanted ? named : `${named} (${number})`;
    if (!isTaken(name)) return name;
  }
}
