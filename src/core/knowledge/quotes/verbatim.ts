import type { CitedPlace } from '../../../shared/domain/passage';
import { formatIn, formatOf } from '../sources/format-of';
import { cutLines } from '../sources/reading/show-lines';
import { toAsked, type AskedQuote, type QuoteForm } from './search/asked-quote';
import { dropEscapes, dropMarks, markedIn, OF_MARKDOWN, OF_RESTRUCTURED, type Emphasis } from './view/drop-marks';
import { evenMarks } from './view/even-marks';
import { createPage, createShownPage, shiftPage, type Page } from './around/page';
import { findCut, findWhole } from './search/find-quote';
import { respelled } from './search/respelled';
import { once, onceInSteps } from './once';
import { mapProse } from './view/map-prose';
import { citedViews, commentView, plainViews, writtenView, type LazyView } from './view/plain-views';
import type { Steps } from '../steps';
import { isProse, squeeze } from './view/source-view';
import { better, isBest, NOWHERE, standingAt, type Standing } from './standing';

/** Longer than a passage: links take time by the square of a block's length. */
const MAX_CITED_LENGTH = 16_000;

/**
 * Tells how quotes stand in a file, whose lines end in `\n`: as it is written, or as a person reads it (toReadable). White
 * space counts as one space; `…` stands for what was left out, in order, and little enough; all other characters and
 * letter case count, but for what `respelled` allows. A quote of prose may drop the marks of emphasis, code and links, but
 * sets nothing apart itself; it may mark lists and space tables otherwise, and wrap comments otherwise. Between blocks it
 * may leave out what is no sentence: a line that is one tag or has no word, the marks of a listing. One that leaves out a
 * heading is cut, and one whose sense that, a gap or what stands around it may turn is a part. Where code is quoted, lines
 * end where those of the source do and are set in alike. Of all places the best one decides, and the file as it is written
 * before what is read of the cited lines alone.
 */
export function createVerbatimCheck(
  text: string,
  place: Pick<CitedPlace, 'path' | 'lines'>,
): (quote: string, form?: QuoteForm) => Steps<Standing> {
  const { path, lines } = place;
  const page = createPage(path, text);
  const emphasis = once(() => emphasisOf(path, text));
  const written = once(() => {
    const ofProse = isProse(path);
    const asWritten = writtenView(() => text, ofProse);
    const plain = ofProse ? plainViews(text, emphasis()) : [];
    const comments = formatOf(path) === 'code' ? commentView(text) : null;
    return createReading({ asWritten, plain, comments, cited: lines, page });
  });
  const citedOnly = onceInSteps(function* () {
    yield;
    const cited = once(() => cutLines(text, lines).slice(0, MAX_CITED_LENGTH));
    if (!isProse(path)) return null;
    return createReading({
      asWritten: writtenView(cited, true),
      plain: citedViews(cited, emphasis()),
      cited: null,
      page: shiftPage(page, lines[0] - 1),
    });
  });
  const shown = onceInSteps(() => openShown(text, place, emphasis(), page));
  const lookFor = function* (quote: string, form: QuoteForm): Steps<Standing> {
    const asked = toAsked(quote, form);
    if (asked.cut.length === 0) return NOWHERE;
    let best = yield* written()(asked);
    for (const open of [citedOnly, shown]) {
      // What stands there as it is written is known with all that stands beside it.
      if (best.verdict !== 'changed' && best.lines === null) return best;
      const reading = yield* open.inSteps();
      if (reading !== null) best = better(best, yield* reading(asked));
    }
    return best;
  };
  return function* (quote, form = 'block') {
    let standing = yield* lookFor(quote, form);
    for (const other of respelled(quote, form)) {
      if (standing.verdict !== 'changed') break;
      standing = yield* lookFor(other, form);
    }
    return standing;
  };
}

/** How a quote stands in one reading of a file. */
type Reading = (asked: AskedQuote) => Steps<Standing>;

/** The cited lines as a person reads them; null where that is as they are written. */
function* openShown(
  text: string,
  { path, lines }: Pick<CitedPlace, 'path' | 'lines'>,
  emphasis: Emphasis,
  page: Page,
): Steps<Reading | null> {
  yield;
  if (formatOf(path) === 'code') return null;
  yield* page.open();
  const shown = page.read(lines);
  if (shown === cutLines(text, lines)) return null;
  const plain = [...plainViews(shown, emphasis), ...citedViews(() => shown.slice(0, MAX_CITED_LENGTH), emphasis)];
  const asWritten = writtenView(() => shown, true);
  return createReading({ asWritten, plain, cited: null, page: createShownPage(shown, page, lines[0]) });
}

interface ReadingOptions {
  readonly asWritten: LazyView;
  readonly plain: readonly LazyView[];
  /** The words of comments; for quotes that are no code. */
  readonly comments?: LazyView | null;
  /** The lines that are cited; null where the views have no others. */
  readonly cited: readonly [number, number] | null;
  readonly page: Page;
}

function createReading({ asWritten, plain, comments = null, cited, page }: ReadingOptions): Reading {
  const triesOf = function* (asked: AskedQuote): Steps<readonly (readonly [LazyView, AskedQuote])[]> {
    if (plain.length === 0) {
      const isOfWords = comments !== null && !asked.isListing && asked.form !== 'code';
      return [[asWritten, asked], ...(isOfWords ? [[comments, asked] as const] : [])];
    }
    const even = mapProse(asked.quote, evenMarks);
    const asEven = even === asked.quote ? asked : toAsked(even, asked.form);
    const tries = [[asWritten, asked] as const, ...plain.map((view) => [view, asEven] as const)];
    // A code in a line is drawn with its backslashes.
    const drawn = asked.form === 'code' ? even : mapProse(even, dropEscapes);
    if (drawn !== even) tries.push(...plain.map((view) => [view, toAsked(drawn, asked.form)] as const));
    const bare = mapProse(even, dropMarks);
    if (bare === even) return tries;
    const { text } = yield* asWritten.inSteps();
    if (!markedIn(asked.quote).every((marked) => text.includes(squeeze(marked)))) return tries;
    const asBare = toAsked(bare, asked.form);
    return [...tries, ...plain.map((view) => [view, asBare] as const)];
  };
  return function* (asked) {
    let best = NOWHERE;
    const tries = yield* triesOf(asked);
    for (const isCutting of [false, true]) {
      for (const [view, one] of tries) {
        yield;
        const opened = yield* view.inSteps();
        yield;
        // What is left out before and after a quote is left out of any.
        const isCut = isCutting && one.cut.length > 1;
        // Where code stands is known as it is written alone: without its marks nothing tells where it begins.
        if (view !== asWritten && one.isCodeInLine && best.verdict !== 'changed') break;
        const places = isCutting ? yield* findCut(opened, one) : findWhole(opened, one, cited);
        for (const found of places) {
          if (one.isStatement) yield* page.open();
          best = better(best, standingAt(opened, found, one, { page, cited, isCut, best }));
          if (isBest(best)) return best;
        }
      }
      if (best.verdict !== 'changed' && best.lines === null) return best;
    }
    return best;
  };
}

function emphasisOf(path: string, text: string): Emphasis {
  const format = formatIn(path, text);
  return format === 'restructured' || format === 'plain' || format === 'legal' ? OF_RESTRUCTURED : OF_MARKDOWN;
}
