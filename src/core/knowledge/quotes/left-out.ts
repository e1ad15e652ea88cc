import { isComment } from './comment-lines';
import type { Found } from './find-part';
import { lastUpTo } from './last-up-to';
import { restricts } from './restricts';
import { CLOSE, OPEN, type SourceView } from './source-view';

/** More of a sentence is not looked at, on either side. */
const MAX_REST = 600;
/** Between sentences, the cells of a table, or blocks of a page. A small letter goes on after an abbreviation. */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|z\.B|cf|vs|[Nn]o|[Nn]r|[Aa]pprox|ca|[Mm]ax|[Mm]in|[Ff]ig|Dr|Mrs?|Ms|Prof))[.!?]["')\]”’*_]*\s+(?=["'(“‘*_[]*[\p{Lu}\p{N}`]|[-*•])|[。！？]|\s\|\s|<\/?(?:p|div|[duo]l|li|d[dt]|t[dhr]|table|h[1-6]|pre|blockquote|section|article)(?:\s[^<>]*)?>/gu;
/** The end of a quote may be that of its sentence. */
const OVERLAP = 4;
/** A comment that begins behind code. */
const COMMENT_BEHIND = /(?:^|\s)(?:#|\/\/)|\/\*|<!--/;
/** What stands before a sentence and is none of it: the marks of an item or a heading, tags, the name of a box. */
const LEAD =
  /^[\ufdd0\s>*+#\-•]*(?:\d{1,9}(?:\.\d{1,9})*[.)]?\s+)?(?:\[[ xX]\]\s+)?(?:\.\. [\w-]+::\s*|[*_]*(?:note|tip|hint|info|important|warning|caution|example)[*_]*:[*_]*\s*)?/iu;
const NO_WORDS = /<[^<>]*>|\[\^?\d{1,3}\]|&(?:nbsp|#160);/giu;
const WORD = /[\p{L}\p{N}]/u;
/** Text in a line of code stands whole between its marks. */
const OPENS_TEXT = /["'`]$/;
/** Code that is a comment goes on in no sentence. */
const CODE_IN_COMMENT = /(?:#|\/\/)\s[\w.$]+(?:\([^()]*\);?| = \S+)\s(?=#|\/\/)/g;
/** What turns a condition. */
const NOT = /!(?!=)/;
/** Comments of reStructuredText and AsciiDoc. */
const PAGE_COMMENT = /^(?:\.\. (?![\w:-]+::|[_[|])|\/\/ )/;
/** Of what introduces a list or a listing, so many lines may stand between. */
const MAX_ITEMS = 30;
const ENDS_OPEN = /:[*_`]*$/;
/** What sets words into a list. */
const MARKER = /^[\s>*+\-\d.)]*$/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])\s/;
const HEADING = new RegExp(`^${OPEN}#`);
/** A heading that says what is not to be done; others deny nothing of what stands below: "Without a network". */
const FORBIDDING = /\b(?:(?:do|what) not|don['’]t|never|avoid|deprecated|forbidden|prohibited|anti-?patterns?)\b/i;
/** The beginning of a listing. */
const BORDER = new RegExp(`^${OPEN}(?:\`{3}|~~~)`);
const STRUCK = /~~|<\/?(?:del|s|strike)>/gi;

/**
 * Whether a quote that stands word for word is less than it seems: it begins or ends within a sentence, whose rest may turn
 * its sense, as in "It is dangerous to | open it in the rain." or "The dome opens | by day.", or it leaves out what
 * introduces it: "Never do this:", a heading "What not to do". Of a listing the same is asked of the line, and signs of a
 * comment count there. What is struck out, or a comment of the page, says nothing.
 */
export function leavesOutSense(view: SourceView, found: Found, isListing: boolean): boolean {
  const { text, lineStarts, indents } = view;
  const nth = lastUpTo(lineStarts, found.start);
  const isAtStart = MARKER.test(text.slice(lineStarts[nth], found.start));
  const introduction = isAtStart ? introductionOf(view, nth) : '';
  if (restricts(introduction) || HEADING.test(introduction)) return true;
  const isCode = typeof indents[nth] === 'number';
  return isListing && isCode ? isPartOfLine(view, found, nth) : isPartOfSentence(view, found, isCode);
}

function isPartOfLine({ text, lineStarts }: SourceView, { start, end }: Found, nth: number): boolean {
  const next = lineStarts[lastUpTo(lineStarts, end - 1) + 1];
  const before = text.slice(lineStarts[nth], start).slice(-MAX_REST);
  const after = text.slice(end, next ?? text.length).slice(0, MAX_REST);
  const isInComment = isComment(before) || COMMENT_BEHIND.test(before);
  return isInComment || [before, after].some((rest) => NOT.test(rest) || WORD.test(rest) || restricts(rest));
}

function isPartOfSentence({ text, breaks }: SourceView, { start, end }: Found, isCode: boolean): boolean {
  const [first, last] = [breaks[lastUpTo(breaks, start - 1)] ?? -1, breaks[lastUpTo(breaks, end - 1) + 1]];
  const before = text.slice(Math.max(first + 1, start - MAX_REST), start);
  const after = text.slice(end, Math.min(last ?? text.length, end + MAX_REST));
  const rests = [
    restBefore(isCode ? before.replace(CODE_IN_COMMENT, '') : before, text.slice(start, start + OVERLAP)).replace(
      LEAD,
      '',
    ),
    restAfter(text.slice(Math.max(start, end - OVERLAP), end), after),
  ];
  const isWholeText = isCode && OPENS_TEXT.test(before) && after.startsWith(before.slice(-1));
  return (
    rests.some(isWholeText ? restricts : hasWords) ||
    (before.match(STRUCK)?.length ?? 0) % 2 === 1 ||
    PAGE_COMMENT.test(before) ||
    isInHtmlComment(text, start)
  );
}

function hasWords(rest: string): boolean {
  return WORD.test(rest.replace(NO_WORDS, ' '));
}

/** The sentence that ends in a colon, or the heading that forbids, before the list, the listing or the line that a place is in. */
function introductionOf({ text, lineStarts }: SourceView, nth: number): string {
  for (let at = nth - 1; at >= Math.max(0, nth - MAX_ITEMS); at -= 1) {
    const line = text.slice(lineStarts[at], (lineStarts[at + 1] ?? text.length + 1) - 1);
    if (ENDS_OPEN.test(line)) return restBefore(line, '');
    if (HEADING.test(line)) return FORBIDDING.test(line) ? line : '';
    if (!ITEM.test(line) && !BORDER.test(line)) return '';
  }
  return '';
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
