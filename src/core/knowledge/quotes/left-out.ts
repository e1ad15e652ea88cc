import { isComment } from './comment-lines';
import type { Found } from './find-part';
import { lastUpTo } from './last-up-to';
import { restricts } from './restricts';
import { CLOSE, OPEN, type SourceView } from './source-view';

/** More of a sentence is not looked at, on either side. */
const MAX_REST = 600;
/** Between sentences, or between the cells of a table. A small letter goes on after an abbreviation. */
const SENTENCE_END = /[.!?]["')\]”’*_]*\s+(?=["'(“‘*_[]*[\p{Lu}\p{N}`]|[-*•])|[。！？]|\s\|\s/gu;
/** The end of a quote may be that of its sentence. */
const OVERLAP = 4;
/** A comment behind code, and what turns a condition. */
const TURNS_CODE = /(?:^|\s)(?:#|\/\/)|\/\*|<!--|!(?!=)/;
const STRUCK = /~~|<\/?(?:del|s|strike)>/gi;

/**
 * Whether a quote that stands word for word leaves out, of the sentence it begins or ends in, what may turn its sense:
 * words that deny or restrict, as in "You must not | open it in the rain." or "The dome opens | never." A whole sentence
 * leaves out nothing of it. Of a listing the same is asked of the line, and signs of a comment count there. What is
 * struck out, or a comment of the page, says nothing.
 */
export function leavesOutSense(view: SourceView, { start, end }: Found, isListing: boolean): boolean {
  const { text, lineStarts, indents, breaks } = view;
  const nth = lastUpTo(lineStarts, start);
  if (isListing && typeof indents[nth] === 'number') {
    const next = lineStarts[lastUpTo(lineStarts, end - 1) + 1];
    const before = text.slice(lineStarts[nth], start).slice(-MAX_REST);
    const after = text.slice(end, next ?? text.length).slice(0, MAX_REST);
    return [before, after].some((rest) => isComment(rest) || TURNS_CODE.test(rest) || restricts(rest));
  }
  const [first, last] = [breaks[lastUpTo(breaks, start - 1)] ?? -1, breaks[lastUpTo(breaks, end - 1) + 1]];
  const before = text.slice(Math.max(first + 1, start - MAX_REST), start);
  const after = text.slice(end, Math.min(last ?? text.length, end + MAX_REST));
  return (
    restricts(restBefore(before, text.slice(start, start + OVERLAP))) ||
    restricts(restAfter(text.slice(Math.max(start, end - OVERLAP), end), after)) ||
    (before.match(STRUCK)?.length ?? 0) % 2 === 1 ||
    isInHtmlComment(text, start)
  );
}

function restBefore(before: string, quoted: string): string {
  let from = 0;
  for (const { 0: mark, index } of (before + quoted).matchAll(SENTENCE_END)) {
    if (index + mark.length <= before.length) from = index + mark.length;
  }
  return before.slice(from);
}

function restAfter(quoted: string, after: string): string {
  for (const { 0: mark, index } of (quoted + after).matchAll(SENTENCE_END)) {
    if (index + mark.length > quoted.length) return after.slice(0, Math.max(0, index - quoted.length));
  }
  // What may be left out in a quote ends a sentence too.
  return after.split(new RegExp(`[${OPEN}${CLOSE}]`), 1)[0] ?? '';
}

function isInHtmlComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_REST * 4), at);
  return before.lastIndexOf('<!--') > before.lastIndexOf('-->');
}
