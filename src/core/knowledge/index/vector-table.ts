/** Vectors of one source in memory, for an exact scan: 512 bytes a passage. */
export interface VectorTable {
  add(id: number, vector: Int8Array): void;
  compare(query: Int8Array): Cosines;
}

/** How near each passage of a table is to a question. */
export interface Cosines {
  /** 0 for a passage without a vector. */
  of(id: number): number;
  /** Ids of the nearest passages whose cosine is at least `min`, nearest first. */
  nearest(count: number, min: number): readonly number[];
}

const FIRST_ROOM = 256;

export function createVectorTable(dimension: number): VectorTable {
  let room = FIRST_ROOM;
  let values = new Int8Array(room * dimension);
  let lengths = new Float32Array(room);
  const ids: number[] = [];
  const rows = new Map<number, number>();

  const grow = () => {
    room *= 2;
    const moreValues = new Int8Array(room * dimension);
    moreValues.set(values);
    values = moreValues;
    const moreLengths = new Float32Array(room);
    moreLengths.set(lengths);
    lengths = moreLengths;
  };

  return {
    add(id, vector) {
      // Of another model: not comparable.
      if (vector.length !== dimension) return;
      if (ids.length === room) grow();
      values.set(vector, ids.length * dimension);
      lengths[ids.length] = lengthOf(vector);
      rows.set(id, ids.length);
      ids.push(id);
    },
    compare(query) {
      const queryLength = lengthOf(query);
      const cosines = new Float32Array(ids.length);
      for (let row = 0; row < cosines.length; row += 1) {
        const length = queryLength * (lengths[row] ?? 0);
        if (length > 0) cosines[row] = dot(values, row * dimension, query) / length;
      }
      return {
        of: (id) => cosines[rows.get(id) ?? -1] ?? 0,
        nearest: (count, min) => nearest(ids, cosines, count, min),
      };
    },
  };
}

function nearest(ids: readonly number[], cosines: Float32Array, count: number, min: number): readonly number[] {
  const found: { readonly id: number; readonly cosine: number }[] = [];
  for (const [row, id] of ids.entries()) {
    const cosine = cosines[row] ?? 0;
    if (cosine >= min) found.push({ id, cosine });
  }
  return found
    .toSorted((a, b) => b.cosine - a.cosine)
    .slice(0, count)
    .map(({ id }) => id);
}

function dot(values: Int8Array, start: number, query: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < query.length; at += 1) sum += (values[start + at] ?? 0) * (query[at] ?? 0);
  return sum;
}

function lengthOf(vector: Int8Array): number {
  return Math.sqrt(dot(vector, 0, vector));
}
