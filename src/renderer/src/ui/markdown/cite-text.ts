import { CITATION_MARK, citedNumbers } from '../../../../shared/chat/citation-mark';

/** Text with the numbers that cite a known passage taken out of it. */
export type CitedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly n: number };

/**
 * Splits text at each `[n]`, `[n, m]` or `[n-m]` whose numbers are known; with an unknown number it stays plain text.
 * `footnotes` are those that the text has itself: `[^n]` is one of them, and cites nothing.
 */
export function citeText(
  text: string,
  isKnown: (n: number) => boolean,
  footnotes: ReadonlySet<number>,
): readonly CitedText[] {
  const pieces: CitedText[] = [];
  let from = 0;
  for (const match of text.matchAll(CITATION_MARK)) {
    const [mark, footnote, said = ''] = match;
    const ns = citedNumbers(said) ?? [];
    if (ns.length === 0 || !ns.every(isKnown)) continue;
    if (footnote !== '' && ns.some((n) => footnotes.has(n))) continue;
    if (match.index > from) pieces.push({ type: 'text', text: text.slice(from, match.index) });
    pieces.push(...ns.map((n) => ({ type: 'citation' as const, n })));
    from = match.index + mark.length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) });
  return pieces;
}

/** The numbers of the footnotes that a text has. */
export function footnotesIn(text: string): readonly number[] {
  return [...text.matchAll(/^ {0,3}\[\^(\d{1,6})\]:/gm)].map((match) => Number(match[1]));
}
