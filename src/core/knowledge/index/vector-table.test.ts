import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantize } from './quantize';
import { createVectorTable } from './vector-table';

const vector = fc
  .float32Array({ minLength: 64, maxLength: 64, min: -1, max: 1, noNaN: true })
  .filter((each) => Math.hypot(...each) > 0.1);

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b));
}

test('compares as the exact vectors would, to within .03', () => {
  fc.assert(
    fc.property(vector, fc.array(vector, { maxLength: 20 }), (query, list) => {
      const table = createVectorTable(64);
      for (const [id, each] of list.entries()) table.add(id, quantize(each));
      const cosines = table.compare(quantize(query));
      for (const [id, each] of list.entries()) expect(cosines.of(id)).toBeCloseTo(cosine(query, each), 1.2);
      const ids = cosines.nearest(list.length, -1);
      expect(ids.toSorted((a, b) => a - b)).toEqual([...list.keys()]);
      expect(ids.map(cosines.of)).toEqual(ids.map(cosines.of).toSorted((a, b) => b - a));
    }),
  );
});

test('grows beyond its first room, and takes no vector of another model', () => {
  const table = createVectorTable(2);
  for (let id = 0; id < 1_000; id += 1) table.add(id, Int8Array.of(1, 0));
  table.add(1_000, Int8Array.of(1, 0, 0));
  const cosines = table.compare(Int8Array.of(5, 0));
  expect([cosines.nearest(2_000, 0.9).length, cosines.of(999), cosines.of(1_000)]).toEqual([1_000, 1, 0]);
});

test('a vector of nothing is near to nothing', () => {
  const table = createVectorTable(2);
  table.add(1, quantize(Float32Array.of(0, 0)));
  expect(table.compare(Int8Array.of(1, 1)).of(1)).toBe(0);
});
