import { CITATION_MARK, citedNumbers } from '../../../../shared/chat/citation-mark';

/** Text with the numbers that cite a known passage, and the names of its own footnotes, taken out of it. */
export type CitedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly n: number }
  | { readonly type: 'footnote'; readonly label: string };

/** Footnotes of a text: how each is shown, by its label. */
export type Footnotes = ReadonlyMap<string, string>;

const MARK = new RegExp(`\\[\\^([^[\\]\\s]{1,100})\\]|${CITATION_MARK.source}`, 'g');

/**
 * Splits text at each `[n]`, `[n, m]` or `[n-m]` whose numbers are known, and at each `[^label]` of `footnotes`, the
 * notes that the text has itself: those cite nothing. With an unknown number it stays plain text.
 */
export function citeText(text: string, isKnown: (n: number) => boolean, footnotes: Footnotes): readonly CitedText[] {
  const pieces: CitedText[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const found = markIn(match[0], isKnown, footnotes);
    if (found.length === 0) continue;
    if (match.index > from) pieces.push({ type: 'text', text: text.slice(from, match.index) });
    pieces.push(...found);
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) });
  return pieces;
}

function markIn(mark: string, isKnown: (n: number) => boolean, footnotes: Footnotes): readonly CitedText[] {
  const label = /^\[\^(.+)\]$/.exec(mark)?.[1];
  if (label !== undefined && footnotes.has(label)) return [{ type: 'footnote', label }];
  const said = [...mark.matchAll(CITATION_MARK)][0]?.[2];
  const ns = said === undefined ? [] : (citedNumbers(said) ?? []);
  return ns.every(isKnown) ? ns.map((n) => ({ type: 'citation', n })) : [];
}

/** The footnotes that a text has, in their order. Where not all are numbers each is shown by its place. */
export function footnotesIn(text: string): Footnotes {
  const labels = new Set([...text.matchAll(/^ {0,3}\[\^([^[\]\s]{1,100})\]:/gm)].map(([, label = '']) => label));
  const areNumbers = [...labels].every((label) => /^\d+$/.test(label));
  return new Map([...labels].map((label, at) => [label, areNumbers ? label : String(at + 1)]));
}
