import { bestNumbers } from '../best-numbers';
import type { Cosines } from './vector-table';

export interface Near {
  readonly id: number;
  readonly cosine: number;
}

/** The wanted passages of all tables whose cosine is above 0 and at least `min`, nearest first, at most `count`. */
export function nearest(
  tables: readonly Cosines[],
  count: number,
  min: number,
  isWanted: (id: number) => boolean = () => true,
): readonly Near[] {
  let found: readonly Near[] = [];
  for (const { ids, cosines } of tables) {
    const least = found.length < count ? min : (found.at(-1)?.cosine ?? min);
    const places = bestNumbers(cosines, count, (place) => isWanted(ids[place] ?? 0), least);
    if (places.length === 0) continue;
    found = [...found, ...places.map((place) => ({ id: ids[place] ?? 0, cosine: cosines[place] ?? 0 }))]
      .toSorted((a, b) => b.cosine - a.cosine || a.id - b.id)
      .slice(0, count);
  }
  return found;
}
