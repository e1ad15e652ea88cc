import { DOTS_WASM } from './dots-wasm';

/** Vectors of one source in memory, in 4 bits a dimension, for a scan of all of them: 256 bytes a passage. */
export interface VectorTable {
  readonly size: number;
  /** `vector` as `quantize` gives it. One of another dimension is left out: it is of another model. */
  add(id: number, vector: Int8Array): void;
  compare(query: Int8Array): Cosines;
}

/** How near each passage of a table is to a question, to within some hundredths. */
export interface Cosines {
  readonly ids: readonly number[];
  /** By the place in `ids`. */
  readonly cosines: Float32Array;
  /** Null for a passage without a vector. */
  of(id: number): number | null;
}

/** Rows of a table whose dot products are asked for in one call. */
const ROWS_AT_ONCE = 1_024;
/** Values that 16 bytes hold; a row is filled up to a multiple of it. */
const LANE = 32;
/** A stored value of nothing: 4 bits hold -8 to 7 as 0 to 15. */
const ZERO = 8;
/** The largest values are cut, which lets the many small ones be told apart. */
const CLIP = 0.75;
const PAGE = 65_536;

let compiled: WebAssembly.Module | null = null;

/** A table in a memory of its own: first a query, then the products of some rows, then the rows. */
export function createVectorTable(dimension: number): VectorTable {
  const padded = Math.ceil(dimension / LANE) * LANE;
  const rowBytes = padded / 2;
  const productsAt = Math.ceil(padded / 16) * 16;
  const rowsAt = productsAt + ROWS_AT_ONCE * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + rowBytes) / PAGE) });
  compiled ??= new WebAssembly.Module(Buffer.from(DOTS_WASM, 'base64'));
  // Its one export, see dots.as.
  const { dots } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as {
    dots(rows: number, count: number, bytes: number, query: number, out: number): void;
  };
  const ids: number[] = [];
  const places = new Map<number, number>();
  /** 1 through the length of each row; 0 for one of nothing. */
  let inverses = new Float32Array(256);

  return {
    get size() {
      return ids.length;
    },
    add(id, vector) {
      if (vector.length !== dimension) return;
      const place = ids.length;
      const at = rowsAt + place * rowBytes;
      const missing = at + rowBytes - memory.buffer.byteLength;
      // Half as much again: each growth may copy all of it.
      if (missing > 0) memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 2) / PAGE));
      if (place === inverses.length) {
        const longer = new Float32Array(place * 2);
        longer.set(inverses);
        inverses = longer;
      }
      const length = packRow(vector, new Uint8Array(memory.buffer, at, rowBytes));
      inverses[place] = length === 0 ? 0 : 1 / length;
      places.set(id, place);
      ids.push(id);
    },
    compare(query) {
      const asked = new Int8Array(memory.buffer, 0, padded).fill(0);
      asked.set(query.subarray(0, dimension));
      const sum = query.reduce((total, value) => total + value, 0);
      const length = Math.sqrt(query.reduce((total, value) => total + value * value, 0));
      const scale = length === 0 ? 0 : 1 / length;
      const products = new Int32Array(memory.buffer, productsAt, ROWS_AT_ONCE);
      const cosines = new Float32Array(ids.length);
      for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
        const count = Math.min(ROWS_AT_ONCE, ids.length - from);
        dots(rowsAt + from * rowBytes, count, rowBytes, 0, productsAt);
        for (let row = 0; row < count; row += 1) {
          cosines[from + row] = ((products[row] ?? 0) - ZERO * sum) * ((inverses[from + row] ?? 0) * scale);
        }
      }
      return { ids, cosines, of: (id) => cosines[places.get(id) ?? -1] ?? null };
    },
  };
}

/** Packs a vector as dots.as reads it. Gives the length of what was stored. */
function packRow(vector: Int8Array, row: Uint8Array): number {
  const scale = 7 / (127 * CLIP);
  let squares = 0;
  const packed = (at: number): number => {
    const value = Math.max(-7, Math.min(7, Math.round((vector[at] ?? 0) * scale)));
    squares += value * value;
    return value + ZERO;
  };
  for (let byte = 0; byte < row.length; byte += 1) {
    const lane = byte - (byte % 16);
    const low = lane * 2 + (byte % 16);
    row[byte] = packed(low) | (packed(low + 16) << 4);
  }
  return Math.sqrt(squares);
}
