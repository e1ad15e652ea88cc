import { isComment } from '../view/comment-lines';
import type { Found } from '../search/find-part';
import { lastUpTo } from '../search/last-up-to';
import type { SourceView } from '../view/source-view';
import { isForbiddenBy, isIntroducedAsFalse } from './introduction-of';
import type { Page } from './page';
import { forbids, restricts } from './restricts';
import { hasWords, MAX_REST, restAfter, restBefore, writtenAfter, writtenBefore } from './sentence-rests';
import { isRemoved } from './turned-code';
import { isUnseen } from './unseen';

/** A comment that begins behind code. */
const COMMENT_BEHIND = /(?:^|\s)(?:#|\/\/)|\/\*|<!--/;
const WORD = /[\p{L}\p{N}]/u;
/** Text in a line of code stands whole between its marks. */
const OPENS_TEXT = /["'`]$/;
/** What turns a condition. */
const NOT = /!(?!=)/;
/** What sets words into a list. */
const MARKER = /^[\s>*+\-\d.)]*$/;

interface Manner {
  readonly isListing: boolean;
  readonly page: Page;
}

/**
 * Whether a quote that stands word for word is less than it seems: it begins or ends within a sentence, whose rest may turn
 * its sense, as in "It is dangerous to | open it in the rain." or "The dome opens | by day."; it leaves out what stands
 * above it and forbids: "Never do this:", a heading "What not to do"; or the page does not show it. Of a listing the same is
 * asked of the line, and signs of a comment count there.
 */
export function leavesOutSense(view: SourceView, found: Found, { isListing, page }: Manner): boolean {
  const { text, lineStarts, indents, numbers } = view;
  const nthOf = (place: number): number => lastUpTo(lineStarts, place);
  const lineOf = (place: number): number => numbers[nthOf(place)] ?? 1;
  const pieces = piecesOf(found);
  const isQuoted = (line: number): boolean =>
    pieces.some(({ from, to }) => lineOf(from) <= line && line <= lineOf(to - 1));
  const isCode = typeof indents[nthOf(found.start)] === 'number';
  if (isListing && isCode ? isPartOfLine(view, found) : isPartOfSentence(view, found, isCode)) return true;
  return pieces.some(({ from, to }) => {
    const nth = nthOf(from);
    const isAtStart = MARKER.test(text.slice(lineStarts[nth], from));
    return (
      isIntroducedAsFalse(view, nth, isAtStart) ||
      isRemoved(view, { from, to }) ||
      (!(isListing && isCode) && isUnseen(view, from, { isCode, isHtml: page.isHtml })) ||
      (isListing && view.isEnclosed[nth] === true) ||
      isForbiddenBy(page, lineOf(from), { isListing, isQuoted }) ||
      !page.shows([lineOf(from), lineOf(to - 1)], text.slice(from, to))
    );
  });
}

/** What a quote has of its source, between its gaps. */
function piecesOf({ start, end, gaps }: Found): readonly { readonly from: number; readonly to: number }[] {
  const edges = [start, ...gaps.flatMap(({ from, to }) => [from, to]), end];
  return edges.flatMap((to, at) => (at % 2 === 1 ? [{ from: edges[at - 1] ?? start, to }] : []));
}

function isPartOfLine({ text, lineStarts }: SourceView, { start, end }: Found): boolean {
  const first = lineStarts[lastUpTo(lineStarts, start)];
  const next = lineStarts[lastUpTo(lineStarts, end - 1) + 1];
  const before = text.slice(first, start).slice(-MAX_REST);
  const after = text.slice(end, next ?? text.length).slice(0, MAX_REST);
  const isInComment = isComment(before) || COMMENT_BEHIND.test(before);
  return isInComment || [before, after].some((rest) => NOT.test(rest) || WORD.test(rest) || restricts(rest));
}

function isPartOfSentence(view: SourceView, { start, end }: Found, isCode: boolean): boolean {
  const [before, after] = [writtenBefore(view, start), writtenAfter(view, end)];
  const isWholeText = isCode && OPENS_TEXT.test(before) && after.startsWith(before.slice(-1));
  const rests = [restBefore(view, start, isCode), restAfter(view, end, start)];
  return rests.some(isWholeText ? restricts : hasWords) || rests.some(forbids);
}
