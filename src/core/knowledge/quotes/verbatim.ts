import type { CitedPlace } from '../../../shared/domain/passage';
import { cutLines, showLines } from '../sources/reading/show-lines';
import { formatIn } from '../sources/format-of';
import { isFence, toQuotable } from '../sources/quotable';
import {
  dropAllMarks,
  dropLinks,
  dropMarks,
  markedIn,
  OF_MARKDOWN,
  OF_RESTRUCTURED,
  type Emphasis,
} from './drop-marks';
import { holdsLines, maxCompared, toQuoteLines, type QuoteLine } from './code-lines';
import { findPart, type Found } from './find-part';
import { holdsCut, toCutParts, type CutPart } from './quote-gaps';
import type { Steps } from './run-steps';
import { isProse, squeeze, toBlocks, toView, type Part, type SourceView } from './source-view';

/** How a quote stands in a file: word for word, the same with parts left out, or not at all. */
export type Verdict = 'verbatim' | 'cut' | 'changed';

/** Longer than a passage: links take time by the square of a block's length. */
const MAX_CITED_LENGTH = 16_000;
/** Of paragraphs that stand in a file more than once, so many places are looked at. */
const MAX_PLACES = 20;

/**
 * Tells how quotes stand in a file, whose lines end in `\n`: as it is written, or as a person reads it (toReadable). White
 * space counts as one space; `…` stands for what was left out, in order, and little enough; all other characters and
 * letter case count. A quote of prose may drop the marks of emphasis, code and links, but sets nothing apart itself.
 * Between blocks it may leave out what is no sentence: a line that is one tag or has no word, the marks of a listing. One
 * that leaves out a heading is cut. In a listing of code, lines end where those of the source do and are set in alike.
 */
export function createVerbatimCheck(
  text: string,
  place: Pick<CitedPlace, 'path' | 'lines'>,
): (quote: string, isListing?: boolean) => Steps<Verdict> {
  const written = once(() =>
    createReading(text, {
      cited: () => cutLines(text, place.lines),
      ofProse: isProse(place.path),
      emphasis: emphasisOf(place.path, text),
    }),
  );
  const shown = once(() => openShown(text, place));
  return function* (quote, isListing = false) {
    const asked = toAsked(quote, isListing);
    if (asked.cut.length === 0) return 'changed';
    const verdict = yield* written()(asked);
    const reading = verdict === 'verbatim' ? null : shown();
    yield;
    return reading === null ? verdict : better(verdict, yield* reading(asked));
  };
}

/** A quote as it is looked for, whole and cut at its gaps. */
interface Asked {
  readonly quote: string;
  readonly isListing: boolean;
  readonly whole: Part;
  readonly lines: readonly QuoteLine[];
  readonly cut: readonly CutPart[];
}

function toAsked(quote: string, isListing: boolean): Asked {
  const lines = toQuoteLines(quote, { isListing, isInFence: false, isFromLineStart: true });
  return { quote, isListing, whole: toBlocks(quote), lines, cut: toCutParts(quote, isListing) };
}

/** How a quote stands in one reading of a file. */
type Reading = (asked: Asked) => Steps<Verdict>;

/** The cited lines as a person reads them; null where that is as they are written. */
function openShown(text: string, { path, lines }: Pick<CitedPlace, 'path' | 'lines'>): Reading | null {
  const shown = showLines(path, text, lines);
  if (shown === null || shown === cutLines(text, lines)) return null;
  return createReading(shown, { cited: () => shown, ofProse: true, emphasis: emphasisOf(path, text) });
}

interface ReadingOptions {
  readonly cited: () => string;
  readonly ofProse: boolean;
  readonly emphasis: Emphasis;
}

function createReading(text: string, { cited, ofProse, emphasis }: ReadingOptions): Reading {
  const asWritten = once(() => toView(text, ofProse));
  const plain = ofProse
    ? plainViews(
        text,
        emphasis,
        once(() => cited().slice(0, MAX_CITED_LENGTH)),
      )
    : [];
  return function* (asked) {
    const { quote, cut, isListing } = asked;
    const tries: Try[] = [{ views: [asWritten, ...plain], asked }];
    const bare = plain.length === 0 ? quote : mapProse(quote, dropMarks);
    if (bare !== quote && markedIn(quote).every((marked) => asWritten().text.includes(squeeze(marked)))) {
      tries.push({ views: plain, asked: toAsked(bare, isListing) });
    }
    let leavesHeading = false;
    for (const one of tries.flatMap(eachView)) {
      yield;
      const found = findWhole(one.view(), one.asked);
      if (found.some((place) => !place.leavesHeading)) return 'verbatim';
      leavesHeading ||= found.length > 0;
    }
    if (leavesHeading) return 'cut';
    for (const one of tries.flatMap(eachView)) {
      yield;
      // What is left out before and after a quote is left out of any.
      if (holdsCut(one.view(), one.asked.cut)) return cut.length === 1 ? 'verbatim' : 'cut';
    }
    return 'changed';
  };
}

function findWhole(view: SourceView, { whole, lines }: Asked): readonly Found[] {
  if (!lines.some(({ isCode }) => isCode)) return findPart(view.text, whole, whole.length > 1 ? MAX_PLACES : 1);
  return findPart(view.text, whole, maxCompared(lines)).filter((found) => holdsLines(view, found, lines));
}

function better(one: Verdict, other: Verdict): Verdict {
  if (one === 'verbatim' || other === 'verbatim') return 'verbatim';
  return one === 'cut' ? one : other;
}

function emphasisOf(path: string, text: string): Emphasis {
  const format = formatIn(path, text);
  return format === 'restructured' || format === 'plain' || format === 'legal' ? OF_RESTRUCTURED : OF_MARKDOWN;
}

/** A way to read a quote, and what to look for it in. */
interface Try {
  readonly views: readonly (() => SourceView)[];
  readonly asked: Asked;
}

function eachView({ views, asked }: Try) {
  return views.map((view) => ({ view, asked }));
}

/** Prose as it may be quoted: without marks, without links, and the cited lines as the Reader writes them. */
function plainViews(text: string, emphasis: Emphasis, cited: () => string): readonly (() => SourceView)[] {
  const withoutMarks = (block: string): string => dropMarks(block, emphasis);
  const makers = [
    () => mapProse(cited(), toQuotable),
    () => mapProse(text, withoutMarks),
    () => mapProse(text, (block) => dropLinks(withoutMarks(block))),
    () => mapProse(cited(), (block) => withoutMarks(toQuotable(block))),
    () => mapProse(text, dropLinks),
    () => mapProse(cited(), (block) => dropAllMarks(block, emphasis)),
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
