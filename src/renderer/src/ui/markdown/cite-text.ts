/** Text with the numbers that cite a known passage taken out of it. */
export type CitedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly n: number };

const MARK = /\[(\d{1,6})\]/g;

/** Splits text at each `[n]` whose number is known; an unknown number stays plain text. */
export function citeText(text: string, isKnown: (n: number) => boolean): readonly CitedText[] {
  const pieces: CitedText[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const n = Number(match[1]);
    if (!isKnown(n)) continue;
    if (match.index > from) pieces.push({ type: 'text', text: text.slice(from, match.index) });
    pieces.push({ type: 'citation', n });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) });
  return pieces;
}
