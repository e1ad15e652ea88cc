import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';

/** Opens cited places. What was opened lately is given again; what failed is tried anew. */
export type PlaceReader = (place: CitedPlace) => Promise<OpenedPlace>;

/** Files kept, of up to 4,000 lines each. */
const MAX_KEPT = 16;

export function createPlaceReader(open: PlaceReader): PlaceReader {
  const kept = new Map<string, Promise<OpenedPlace>>();
  return (place) => {
    const key = [place.sourceKey, place.blob, place.lines, place.isUnchecked ?? false, place.path].join(' ');
    const opening = kept.get(key) ?? open(place);
    // The last one asked for stands last.
    kept.delete(key);
    kept.set(key, opening);
    opening.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > MAX_KEPT && oldest.done !== true) kept.delete(oldest.value);
    return opening;
  };
}
