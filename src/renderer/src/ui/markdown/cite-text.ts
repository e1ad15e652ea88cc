/** Text with the numbers that cite a known passage taken out of it. */
export type CitedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly n: number };

/** Models write several numbers in one pair of brackets, and other brackets. */
const MARK = /[[［【](\d{1,6}(?:\s*,\s*\d{1,6})*)[\]］】]/g;

/** Splits text at each `[n]` or `[n, m]` whose numbers are known; with an unknown number it stays plain text. */
export function citeText(text: string, isKnown: (n: number) => boolean): readonly CitedText[] {
  const pieces: CitedText[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const ns = (match[1] ?? '').split(',').map(Number);
    if (!ns.every(isKnown)) continue;
    if (match.index > from) pieces.push({ type: 'text', text: text.slice(from, match.index) });
    pieces.push(...ns.map((n) => ({ type: 'citation' as const, n })));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) });
  return pieces;
}
