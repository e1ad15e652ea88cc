import type { CitedPlace } from '../../shared/domain/passage';
import { toQuotable } from '../models/reader/cut-excerpt';
import { findPart } from './find-part';
import { holdsCut, toCutParts } from './quote-gaps';
import { isFence, isProse, toBlocks, toView } from './source-view';

/** How a quote stands in a file: word for word, the same with parts left out, or not at all. */
export type Verdict = 'verbatim' | 'cut' | 'changed';

/** Longer than a passage: links take time by the square of a block's length. */
const MAX_CITED_LENGTH = 16_000;

/**
 * Tells how quotes stand in a file. White space counts as one space; `…` stands for what was left out, in order, and
 * little enough; all other marks and letter case count. Between blocks a quote of prose may leave out what is no
 * sentence: a heading, a line that is one tag or has no word, the marks of a listing. Of the cited lines, links that lead
 * nowhere outside of their page may stand as their text, as the Reader writes them.
 */
export function createVerbatimCheck(
  text: string,
  { path, lines }: Pick<CitedPlace, 'path' | 'lines'>,
): (quote: string) => Verdict {
  const ofProse = isProse(path);
  const cited = (): string =>
    text
      .split('\n')
      .slice(lines[0] - 1, lines[1])
      .join('\n')
      .slice(0, MAX_CITED_LENGTH);
  const views = [
    once(() => toView(text, ofProse)),
    ...(ofProse ? [once(() => toView(mapProse(cited(), toQuotable), ofProse))] : []),
  ];
  return (quote) => {
    const whole = toBlocks(quote);
    const cut = toCutParts(quote);
    if (cut.length === 0) return 'changed';
    if (views.some((view) => findPart(view().text, whole, 1).length > 0)) return 'verbatim';
    if (!views.some((view) => holdsCut(view(), cut))) return 'changed';
    // What is left out before and after a quote is left out of any.
    return cut.length === 1 ? 'verbatim' : 'cut';
  };
}

/** Changes what is no listing, a block at a time: no mark reaches over a blank line. */
function mapProse(text: string, change: (block: string) => string): string {
  let isInFence = false;
  const runs: { isCode: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isBorder = isFence(line);
    const isCode = isBorder || isInFence;
    if (isBorder) isInFence = !isInFence;
    if (line.trim() === '' || runs.at(-1)?.isCode !== isCode) runs.push({ isCode, lines: [] });
    runs.at(-1)?.lines.push(line);
  }
  return runs.map(({ isCode, lines }) => (isCode ? lines.join('\n') : change(lines.join('\n')))).join('\n');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
