/** For anything shorter the engine's own search is quicker, and at its worst not slow. */
const SHORT = 200;

/**
 * Each place of a text in another from a place on, in order, those that overlap as well. It takes time by the two lengths alone: the
 * engine's own search can take as much as their product (Knuth, Morris and Pratt, 1977).
 */
export function* placesOf(text: string, searched: string, from = 0): Generator<number, void, void> {
  if (searched.length <= SHORT) {
    for (let at = text.indexOf(searched, from); at >= 0; at = text.indexOf(searched, at + 1)) yield at;
    return;
  }
  const borders = bordersOf(searched);
  let length = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    while (length > 0 && code !== searched.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (code === searched.charCodeAt(length)) length += 1;
    if (length < searched.length) continue;
    yield at + 1 - length;
    length = borders[length - 1] ?? 0;
  }
}

export function isIn(text: string, searched: string): boolean {
  return placesOf(text, searched).next().done !== true;
}

/** Of each beginning, how much of its end is its beginning again. */
function bordersOf(searched: string): Uint32Array {
  const borders = new Uint32Array(searched.length);
  let length = 0;
  for (let at = 1; at < searched.length; at += 1) {
    const code = searched.charCodeAt(at);
    while (length > 0 && code !== searched.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (code === searched.charCodeAt(length)) length += 1;
    borders[at] = length;
  }
  return borders;
}
