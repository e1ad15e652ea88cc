import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { StoredSource } from '../ports';

/** The key that a source is to have once it is where it is to be; null when it stays. */
export function nextKey({ address, becoming }: StoredSource): string | null {
  return becoming === null ? null : resourceKeyOf({ address, ref: becoming.ref, searchPath: becoming.searchPath });
}
