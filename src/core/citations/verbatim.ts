import type { CitedPlace } from '../../shared/domain/passage';
import { toQuotable } from '../models/reader/cut-excerpt';
import { dropLinks, dropMarks, markedIn } from './drop-marks';
import { findPart } from './find-part';
import { holdsCut, toCutParts } from './quote-gaps';
import { isFence, isProse, squeeze, toBlocks, toView, type SourceView } from './source-view';

/** How a quote stands in a file: word for word, the same with parts left out, or not at all. */
export type Verdict = 'verbatim' | 'cut' | 'changed';

/** Longer than a passage: links take time by the square of a block's length. */
const MAX_CITED_LENGTH = 16_000;

/**
 * Tells how quotes stand in a file. White space counts as one space; `…` stands for what was left out, in order, and
 * little enough; all other characters and letter case count. A quote of prose may drop the marks of emphasis, code and
 * links, but sets nothing apart itself. Between blocks it may leave out what is no sentence: a heading, a line that is
 * one tag or has no word, the marks of a listing.
 */
export function createVerbatimCheck(
  text: string,
  place: Pick<CitedPlace, 'path' | 'lines'>,
): (quote: string) => Verdict {
  const asWritten = once(() => toView(text, isProse(place.path)));
  const plain = isProse(place.path) ? plainViews(text, place) : [];
  return (quote) => {
    const tries = [asWritten, ...plain].map((view) => ({ view, said: quote }));
    const bare = plain.length === 0 ? quote : mapProse(quote, dropMarks);
    if (bare !== quote && markedIn(quote).every((marked) => asWritten().text.includes(squeeze(marked)))) {
      tries.push(...plain.map((view) => ({ view, said: bare })));
    }
    if (toCutParts(quote).length === 0) return 'changed';
    if (tries.some(({ view, said }) => findPart(view().text, toBlocks(said), 1).length > 0)) return 'verbatim';
    if (!tries.some(({ view, said }) => holdsCut(view(), toCutParts(said)))) return 'changed';
    // What is left out before and after a quote is left out of any.
    return toCutParts(quote).length === 1 ? 'verbatim' : 'cut';
  };
}

/** Prose as it may be quoted: without marks, without links, and the cited lines as the Reader writes them. */
function plainViews(text: string, { lines }: Pick<CitedPlace, 'lines'>): readonly (() => SourceView)[] {
  const cited = (): string =>
    text
      .split('\n')
      .slice(lines[0] - 1, lines[1])
      .join('\n')
      .slice(0, MAX_CITED_LENGTH);
  const makers = [
    () => mapProse(cited(), toQuotable),
    () => mapProse(text, dropMarks),
    () => mapProse(text, (block) => dropLinks(dropMarks(block))),
    () => mapProse(cited(), (block) => dropMarks(toQuotable(block))),
    () => mapProse(text, dropLinks),
  ];
  return makers.map((make) => once(() => toView(make(), true)));
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
