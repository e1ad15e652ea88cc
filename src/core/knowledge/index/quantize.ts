/**
 * A vector as 8-bit integers, scaled to its own largest value. Cosine does not depend on the scale, so none is kept;
 * with 512 dimensions the rounding moves it by less than .01.
 */
export function quantize(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return Int8Array.from(vector, (value) => (largest === 0 ? 0 : Math.round((value / largest) * 127)));
}
