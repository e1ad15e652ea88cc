// AssemblyScript: compiled to dots-wasm.ts by `npm run wasm`.

/**
 * Dot products of rows of 4-bit values (0 to 15) with a query of 8-bit ones, as i32 at `out`. A row's byte holds two
 * values: the low halves of each 16 bytes come first, then their high halves. `bytes` is a row's length, a multiple of 16.
 */
export function dots(rows: usize, count: i32, bytes: i32, query: usize, out: usize): void {
  const half = i8x16.splat(15);
  for (let row = 0; row < count; row++) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    let asked = query;
    for (let at = 0; at < bytes; at += 16) {
      const values = v128.load(rows + at);
      low = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(asked), v128.and(values, half), low);
      high = i32x4.relaxed_dot_i8x16_i7x16_add_s(
        v128.load(asked, 16),
        v128.and(i16x8.shr_u(values, 4), half),
        high,
      );
      asked += 32;
    }
    const sums = i32x4.add(low, high);
    store<i32>(
      out,
      i32x4.extract_lane(sums, 0) +
        i32x4.extract_lane(sums, 1) +
        i32x4.extract_lane(sums, 2) +
        i32x4.extract_lane(sums, 3),
    );
    rows += bytes;
    out += 4;
  }
}
