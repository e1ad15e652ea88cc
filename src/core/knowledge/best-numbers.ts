/** The numbers with the highest values above 0 and of at least `min`, best first; of equal ones the newer. */
export function bestNumbers(
  values: Float32Array,
  count: number,
  isWanted: (number: number) => boolean,
  min = 0,
): readonly number[] {
  if (count === 0) return [];
  const valueOf = (number: number): number => values[number] ?? 0;
  const isWorse = (a: number, b: number): boolean => valueOf(a) < valueOf(b) || (valueOf(a) === valueOf(b) && a < b);
  /** A heap with the worst on top: nearly all there is stays below that, and is looked at once. */
  const found: number[] = [];
  const swap = (a: number, b: number): void => {
    const kept = found[a] ?? 0;
    found[a] = found[b] ?? 0;
    found[b] = kept;
  };
  const rise = (): void => {
    for (let at = found.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isWorse(found[at] ?? 0, found[parent] ?? 0)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= found.length) return;
      const right = left + 1;
      const worse = right < found.length && isWorse(found[right] ?? 0, found[left] ?? 0) ? right : left;
      if (!isWorse(found[worse] ?? 0, found[at] ?? 0)) return;
      swap(at, worse);
      at = worse;
    }
  };
  let least = min;
  for (let number = 0; number < values.length; number += 1) {
    const value = values[number] ?? 0;
    if (value < least || value <= 0 || !isWanted(number)) continue;
    if (found.length < count) {
      found.push(number);
      rise();
    } else {
      // A later one of the same value is newer.
      found[0] = number;
      sink();
    }
    if (found.length === count) least = valueOf(found[0] ?? 0);
  }
  return found.toSorted((a, b) => valueOf(b) - valueOf(a) || b - a);
}
