import { redact, type Redaction } from './file-lines';
import { commentMark, type MarkupOutline } from './find-headings';
import { hideFrontMatter } from './front-matter';
import type { FrontMatter } from './outline';
import { hideInline, INLINE_NOISE } from './markdown-inline';
import { isTimeToYield, type Steps } from '../../steps';

/** A longer paragraph is no line of badges or links. */
const MAX_LINKS_LENGTH = 10_000;
/** An export of MDX may have blank lines within its braces, up to this many lines. */
const MAX_MODULE_LINES = 50;

/** What is searched of Markdown: not its comments, tags, scripts, badges, lists of the page's own headings, and ways to the next page. */
export function* searchMarkdown(
  lines: readonly string[],
  { isWhole, comments, headings }: MarkupOutline,
  front: FrontMatter,
  isMdx: boolean,
): Steps<readonly string[]> {
  const page = redact(lines);
  hideFrontMatter(page, front);
  for (const { from, to } of comments) {
    const mark = commentMark(page.line(from));
    page.hideLines(from, to - 1);
    page.hide(to, 0, page.line(to).indexOf(mark) + mark.length);
  }
  const headingLines = new Set(headings.flatMap(({ line, last }) => (line === last ? [line] : [line, last])));
  const isBody = (line: number): boolean => isWhole[line] === false && !headingLines.has(line);
  hideScripts(page, lines, isBody);
  // Paragraphs are told by their tags, so these go last.
  yield* hideParagraphs(page, lines, (line) => isBody(line) && /\S/.test(lines[line] ?? ''), front.end, isMdx);
  yield* hideStretches(page, isBody, front.end, lines.length);
  return page.result();
}

const SCRIPT = /^ {0,3}<(script|style)(?=[\s>]|$)/i;

/**
 * A script or a style goes on to its end, over blank lines too (CommonMark 4.6). One that a heading or a listing stands in
 * is only spoken of.
 */
function hideScripts(page: Redaction, lines: readonly string[], isBody: (line: number) => boolean): void {
  let open: { readonly from: number; readonly end: string } | null = null;
  for (const [at, line] of lines.entries()) {
    if (!isBody(at)) open = null;
    else {
      const name: string | undefined = open === null ? SCRIPT.exec(line)?.[1]?.toLowerCase() : undefined;
      if (name !== undefined) open = { from: at, end: `</${name}>` };
    }
    const end: number = open === null ? -1 : line.toLowerCase().indexOf(open.end);
    if (open === null || end === -1) continue;
    page.hideLines(open.from, at - 1);
    page.hide(at, 0, end + open.end.length);
    open = null;
  }
}

/** A line across the page (CommonMark 4.1). */
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

/** Tags may go on over lines, so the lines between headings and fences are read as one text. */
function* hideStretches(page: Redaction, isBody: (line: number) => boolean, start: number, end: number): Steps<void> {
  let stretch: string[] = [];
  let hasNoise = false;
  for (let line = start; line <= end; line += 1) {
    if (isTimeToYield(line)) yield;
    if (line < end && isBody(line)) {
      if (RULE.test(page.line(line))) page.hideLines(line, line);
      const text = page.line(line);
      stretch.push(text);
      hasNoise ||= INLINE_NOISE.test(text);
      continue;
    }
    if (hasNoise) page.replaceLines(line - stretch.length, (yield* hideInline(stretch.join('\n'))).split('\n'));
    stretch = [];
    hasNoise = false;
  }
}

const MODULE = /^(?:import|export)\s/;
const LINKS = /^\s*(?:(?:[-*+|]|\d+[.)])\s+)?(?:[[!<←«*_]|prev|next|back)/i;

function* hideParagraphs(
  page: Redaction,
  lines: readonly string[],
  isText: (line: number) => boolean,
  start: number,
  isMdx: boolean,
): Steps<void> {
  for (let from = start, count = 0; from < lines.length; from += 1, count += 1) {
    if (isTimeToYield(count)) yield;
    const first = lines[from] ?? '';
    const isModule = isMdx && MODULE.test(first);
    if ((!isModule && !LINKS.test(first)) || !isText(from) || (from > start && isText(from - 1))) continue;
    let to = from;
    while (isText(to + 1)) to += 1;
    if (isModule) to = moduleEnd(lines, from, to);
    const paragraph = lines.slice(from, to + 1);
    if (isModule || isNavigation(paragraph)) page.hideLines(from, to);
    from = to;
  }
}

/** Goes on over blank lines while a brace is open. */
function moduleEnd(lines: readonly string[], from: number, paragraphEnd: number): number {
  let depth = 0;
  for (let line = from; line < Math.min(lines.length, from + MAX_MODULE_LINES); line += 1) {
    for (const brace of lines[line]?.match(/[{}()[\]]/g) ?? []) depth += /[{([]/.test(brace) ? 1 : -1;
    if (line >= paragraphEnd && depth <= 0) return line;
  }
  return paragraphEnd;
}

function isNavigation(paragraph: readonly string[]): boolean {
  const text = paragraph.join('\n');
  return text.length <= MAX_LINKS_LENGTH && (isContents(paragraph) || isBadges(text) || isWayOn(text));
}

/** A list of nothing but links to the page's own headings. */
function isContents(paragraph: readonly string[]): boolean {
  return (
    paragraph.length > 1 &&
    paragraph.every(
      (line) => /^\s*(?:[-*+]|\d+[.)])\s+\[.*\]\(#[^)\s]*\)\s*$/.test(line) && line.split('](').length === 2,
    )
  );
}

const TARGET = String.raw`(?:\([^()]{0,500}\)|\[[^\][]{0,100}\])`;
const LINKED_IMAGE = new RegExp(String.raw`\[!\[[^\][]{0,200}\]${TARGET}\]${TARGET}`, 'g');
const BADGE_IMAGE = /!\[[^\][]{0,200}\]\([^()]{0,500}(?:badge|shields\.io)[^()]{0,500}\)/g;
const HTML_BADGE = /<a\s[^<>]{0,500}>\s{0,20}<img\s|<img\s[^<>]{0,500}(?:badge|shields\.io)/;

/** Nothing but images that are links, or that show a state. */
function isBadges(text: string): boolean {
  const rest = text.replace(LINKED_IMAGE, '').replace(BADGE_IMAGE, '');
  if (rest.length === text.length && !HTML_BADGE.test(text)) return false;
  return !/[\p{L}\p{N}]/u.test(rest.replace(/<[^<>]{0,1000}>|&nbsp;/g, ''));
}

const LINK = /\[([^\][]{0,200})\]\([^()]{0,500}\)|<a\s[^<>]{0,500}>([^<>]{0,200})<\/a>/g;
const WAY =
  /^[\s*_←«‹<⬅]*(?:previous|prev|next)(?:\s+(?:chapter|page|section|topic|step|lesson))?\s*(?::|[-–—→»›>➡]|$)|^\s*[←«‹⬅]|[→»›➡]\s*$/i;

/** Links to the page before and the page after. */
function isWayOn(text: string): boolean {
  const links = [...text.matchAll(LINK)].map((match) => match[1] ?? match[2] ?? '');
  if (links.length === 0 || links.length > 4) return false;
  const rest = text
    .replace(LINK, '')
    .replace(/&nbsp;|\b(?:previous|prev|next|up|back|home|chapter|page|section|topic|step)\b/gi, '');
  return (
    !/[\p{L}\p{N}]/u.test(rest) && (links.some((link) => WAY.test(link)) || /\b(?:previous|prev|next)\s*:/i.test(text))
  );
}
