import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest';
import type { Cosines } from './vector-table';

const cosines = fc.array(
  fc.integer({ min: -10, max: 10 }).map((each) => each / 10),
  { maxLength: 60 },
);

test('gives the best of all tables, as sorting all of them would; of equal ones whichever', () => {
  fc.assert(
    fc.property(fc.array(cosines, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (lists, count) => {
      let id = 0;
      const tables = lists.map((list): Cosines => {
        const ids = list.map(() => (id += 1));
        return { ids, cosines: Float32Array.from(list), of: () => 0 };
      });
      const all = tables.flatMap((table) =>
        table.ids.map((each, at) => ({ id: each, cosine: table.cosines[at] ?? 0 })),
      );
      const best = all
        .filter(({ cosine }) => cosine >= Math.fround(0.2))
        .toSorted((a, b) => b.cosine - a.cosine || a.id - b.id);
      const found = nearest(tables, count, Math.fround(0.2));
      expect(found.map(({ cosine }) => cosine)).toEqual(best.slice(0, count).map(({ cosine }) => cosine));
      expect(best).toEqual(expect.arrayContaining([...found]));
      expect(new Set(found.map(({ id: each }) => each)).size).toBe(found.length);
    }),
  );
});
