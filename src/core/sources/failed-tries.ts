import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { StoredSource } from '../ports';

/** What the user tried to add from the same address, by another ref or folder, and what never came to anything. */
export function failedTries(
  wanted: Pick<StoredSource, 'address' | 'ref' | 'searchPath'>,
  sources: readonly StoredSource[],
): readonly StoredSource[] {
  const placeOf = (address: string): string => resourceKeyOf({ address, ref: null, searchPath: null });
  const place = placeOf(wanted.address);
  const key = resourceKeyOf(wanted);
  return sources.filter(
    (source) =>
      source.state === 'failed' &&
      source.passages === 0 &&
      source.sessionId === null &&
      source.key !== key &&
      placeOf(source.address) === place,
  );
}
