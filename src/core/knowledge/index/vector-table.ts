/** Vectors of one source in memory, for an exact scan: 512 bytes a passage. */
export interface VectorTable {
  add(id: number, vector: Int8Array): void;
  /** Cosine to each passage, by id. */
  compare(query: Int8Array): ReadonlyMap<number, number>;
}

const FIRST_ROOM = 256;

export function createVectorTable(dimension: number): VectorTable {
  let room = FIRST_ROOM;
  let values = new Int8Array(room * dimension);
  let lengths = new Float32Array(room);
  const ids: number[] = [];

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
      lengths[ids.length] = Math.hypot(...vector);
      ids.push(id);
    },
    compare(query) {
      const queryLength = Math.hypot(...query);
      const cosines = new Map<number, number>();
      for (const [row, id] of ids.entries()) {
        let dot = 0;
        const start = row * dimension;
        for (let at = 0; at < dimension; at += 1) dot += (values[start + at] ?? 0) * (query[at] ?? 0);
        const length = queryLength * (lengths[row] ?? 0);
        cosines.set(id, length === 0 ? 0 : dot / length);
      }
      return cosines;
    },
  };
}
