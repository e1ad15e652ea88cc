/** The numbers with the highest values above 0, best first; of equal ones the newer. */
export function bestNumbers(
  values: Float32Array,
  count: number,
  isWanted: (number: number) => boolean,
): readonly number[] {
  let found: number[] = [];
  let least = 0;
  const trim = (): void => {
    found.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a);
    found = found.slice(0, count);
    least = found.length < count ? 0 : (values[found.at(-1) ?? 0] ?? 0);
  };
  for (let number = 0; number < values.length; number += 1) {
    const value = values[number] ?? 0;
    if (value <= 0 || value < least || !isWanted(number)) continue;
    found.push(number);
    if (found.length >= count * 8) trim();
  }
  trim();
  return found;
}
