/** A footnote is set in like a list item is. */
const MARKER = String.raw`(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]{1,99}\]:)`;
const LIST_ITEM = new RegExp(String.raw`^\s*${MARKER}(?:\s|$)`);
const PREFIX = new RegExp(String.raw`^\s*(?:${MARKER}\s+)*`);
/** Backticks with more of them behind are code within a line. */
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const FENCE_END = /^(?:`+|~+)$/;
const HEADING = /^\s*#{1,6}(?:\s|$)/;
const TABLE_BORDER = /^[\s|:-]+$/;
const RULE = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const TAB = 4;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
/** As CommonMark lists them. */
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

/** A line without what sets it into a list, and without its indentation. */
export function bareOf(line: string): string {
  return line.replace(PREFIX, '');
}

/** A rule between blocks; behind a paragraph also the line that makes a heading of it. */
export function isRule(line: string, isInParagraph: boolean): boolean {
  const isMade = RULE.test(line.trimEnd());
  return isInParagraph ? isMade || UNDERLINE.test(line) : isMade && !isListItem(line);
}

/** Where a name leads to: of a link, or of a footnote. */
export function isDefinition(line: string): boolean {
  return /^ {0,3}\[[^\]]{1,999}\]:/.test(line);
}

export function isListItem(line: string): boolean {
  return LIST_ITEM.test(line);
}

export function isHeading(line: string): boolean {
  return HEADING.test(line);
}

/** The line between the head and the rows of a table. */
export function isTableBorder(line: string): boolean {
  return TABLE_BORDER.test(line) && line.includes('|') && line.includes('-');
}

/** Columns of white space before a line's first character. */
export function indentOf(line: string): number {
  return widthOf(/^\s*/.exec(line)?.[0] ?? '');
}

/** How far a list item sets in what belongs to it. */
export function columnOf(item: string): number {
  const prefix = PREFIX.exec(item)?.[0] ?? '';
  return prefix.includes('[^') ? indentOf(item) + TAB : widthOf(prefix);
}

/** The marks that begin a listing; null for a line that begins none. */
export function fenceOf(bare: string): string | null {
  return FENCE.exec(bare)?.[0] ?? null;
}

export function isFenceEnd(line: string, fence: string): boolean {
  const bare = line.trim();
  return FENCE_END.test(bare) && bare.startsWith(fence);
}

/**
 * What ends the HTML that a line begins, in which nothing else is Markdown: its tag, or a blank line. Null for no HTML.
 * Within a paragraph only some tags begin it.
 */
export function endOfHtml(line: string, isInParagraph: boolean): RegExp | null {
  const start = /^ {0,3}<.*/.exec(line)?.[0].trim();
  if (start === undefined) return null;
  const tag = /^<\/?([a-z][a-z\d-]*)(?=[\s/>]|$)/i.exec(start)?.[1]?.toLowerCase();
  if (tag !== undefined && /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i.test(start)) return RAW_END;
  if (start.startsWith('<!--')) return /-->/;
  if (start.startsWith('<?')) return /\?>/;
  if (start.startsWith('<![CDATA[')) return /\]\]>/;
  if (/^<![a-z]/i.test(start)) return />/;
  const isAlone = !isInParagraph && /^<[^<>]*>$/.test(start);
  return tag !== undefined && (BLOCK_TAGS.has(tag) || isAlone) ? /^\s*$/ : null;
}

function widthOf(space: string): number {
  let width = 0;
  for (const character of space) width += character === '\t' ? TAB - (width % TAB) : 1;
  return width;
}
