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

test('compares as the exact vectors would, to within .15', () => {
  fc.assert(
    fc.property(vector, fc.array(vector, { maxLength: 20 }), (query, list) => {
      const table = createVectorTable(64);
      for (const [id, each] of list.entries()) table.add(id, quantize(each));
      const { cosines, ids, of } = table.compare(quantize(query));
      expect([...ids]).toEqual([...list.keys()]);
      for (const [id, each] of list.entries()) {
        expect(Math.abs((of(id) ?? NaN) - cosine(query, each))).toBeLessThan(0.15);
        expect(cosines[id]).toBe(of(id));
      }
    }),
  );
});

test('rows of any dimension do not run into each other', () => {
  for (const dimension of [1, 31, 33, 100, 384, 512]) {
    const table = createVectorTable(dimension);
    const unit = (at: number): Int8Array => new Int8Array(dimension).fill(1).fill(127, at, at + 1);
    const opposite = (at: number): Int8Array => unit(at).map((value) => -value);
    table.add(1, unit(0));
    table.add(2, opposite(0));
    table.add(3, unit(dimension - 1));
    const compared = table.compare(unit(dimension - 1));
    const of = (id: number): number => compared.of(id) ?? NaN;
    expect([of(1) <= of(3), of(2) < 0, of(3) > 0.9]).toEqual([true, true, true]);
  }
});

test('grows beyond its first room, and takes no vector of another model', () => {
  const table = createVectorTable(2);
  for (let id = 0; id < 10_000; id += 1) table.add(id, Int8Array.of(127, 0));
  table.add(10_000, Int8Array.of(1, 0, 0));
  const { cosines, of } = table.compare(Int8Array.of(5, 0));
  expect([cosines.filter((each) => each > 0.99).length, of(9_999), of(10_000)]).toEqual([10_000, 1, null]);
});

test('a vector of nothing is near to nothing', () => {
  const table = createVectorTable(2);
  table.add(1, quantize(Float32Array.of(0, 0)));
  expect(table.compare(Int8Array.of(1, 1)).of(1)).toBe(0);
});
