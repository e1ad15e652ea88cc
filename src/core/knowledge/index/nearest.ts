import type { Cosines } from './vector-table';

export interface Near {
  readonly id: number;
  readonly cosine: number;
}

/** The wanted passages of all tables whose cosine is at least `min`, nearest first, at most `count`. */
export function nearest(
  tables: readonly Cosines[],
  count: number,
  min: number,
  isWanted: (id: number) => boolean = () => true,
): readonly Near[] {
  let found: Near[] = [];
  let least = min;
  const trim = (): void => {
    found.sort((a, b) => b.cosine - a.cosine || a.id - b.id);
    found = found.slice(0, count);
    least = found.length < count ? min : (found.at(-1)?.cosine ?? min);
  };
  for (const { ids, cosines } of tables) {
    // By place: an iterator takes several times as long, and there may be a million.
    for (let place = 0; place < cosines.length; place += 1) {
      const cosine = cosines[place] ?? 0;
      const id = ids[place] ?? 0;
      if (cosine < least || !isWanted(id)) continue;
      found.push({ id, cosine });
      if (found.length >= count * 8) trim();
    }
  }
  trim();
  return found;
}
