import { plainAsciidoc } from '../reading/asciidoc-inline';
import { plainRestructured } from '../reading/restructured-inline';
import type { Block } from './chunk';
import type { Heading, Outline } from './outline';
import { finish, isTimeToYield, type Steps } from '../../steps';

const ATX = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const ASCIIDOC = /^(={1,6})\s+(\S.*)$/;
/** An underline of Markdown or reStructuredText; the latter takes any punctuation. */
const UNDERLINE = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/;
/** The older way of AsciiDoc: as long as its title, but for two characters. Each level has its own. */
const ASCIIDOC_UNDERLINE = /^([=\-~^+])\1{2,}$/;
const ASCIIDOC_UNDERLINES = '=-~^+';
const FENCE = /^\s*(`{3,}|~{3,})(.*)$/;
/** The anchor or the attributes of a section, or the condition on which it is there. */
const ASCIIDOC_ABOVE = /^(?:(?:ifn?def|ifeval|endif)::\S*)?\[[^\]]*\]{1,2}\s*$/;
const ASCIIDOC_FENCE = /^(-{4,}|\.{4,})\s*$/;
const COMMENT = /^ {0,3}(?:<!--|\{\/\*)/;

/** A longer line is no heading. */
const MAX_LENGTH = 1_000;

export type Markup = 'markdown' | 'restructured' | 'asciidoc' | 'plain';

export interface MarkupOutline extends Outline {
  /** Comments of Markdown over several lines, which count as whole. */
  readonly comments: readonly Block[];
}

/** Headings of a file in the given markup, in order. Lines before `start` (front matter) are left out. */
export function findHeadings(lines: readonly string[], markup: Markup, start: number): MarkupOutline {
  return finish(readHeadings(lines, markup, start));
}

/** The same in steps. */
export function* readHeadings(lines: readonly string[], markup: Markup, start: number): Steps<MarkupOutline> {
  const headings: Heading[] = [];
  const isWhole: boolean[] = lines.map(() => false);
  const comments: Block[] = [];
  const underlines: string[] = [];
  const isClosed = findLastBorders(lines);
  const commentEnd = markup === 'markdown' ? findCommentEnds(lines) : () => null;
  let fence: string | null = null;
  for (let index = start, count = 0; index < lines.length; index += 1, count += 1) {
    if (isTimeToYield(count)) yield;
    const line = lines[index] ?? '';
    const mark = fenceMark(line, markup);
    if (fence !== null) {
      isWhole[index] = true;
      if (mark !== null && (markup === 'asciidoc' ? mark === fence : closes(mark, fence, line))) fence = null;
      continue;
    }
    if (mark !== null && (markup !== 'asciidoc' || isClosed(mark, index))) {
      isWhole[index] = true;
      fence = mark;
      continue;
    }
    const end = commentEnd(index);
    if (end !== null) {
      comments.push({ from: index, to: end });
      isWhole.fill(true, index, end + 1);
      index = end;
      continue;
    }
    const heading = headingAt(lines, index, markup, underlines);
    if (heading === null) continue;
    headings.push(heading);
    index = heading.last;
  }
  return { headings, isWhole, comments };
}

/** Tells whether a border of AsciiDoc that stands in a line comes again: one that does not begins nothing. */
function findLastBorders(lines: readonly string[]): (border: string, index: number) => boolean {
  const last = new Map<string, number>();
  return (border, index) => {
    const found = last.get(border) ?? lines.findLastIndex((line) => line.trimEnd() === border);
    last.set(border, found);
    return found > index;
  };
}

/** The last line of a comment that begins with a line and goes on after it; null when none does. */
function findCommentEnds(lines: readonly string[]): (index: number) => number | null {
  const lastEnds = new Map<string, number>();
  return (index) => {
    const line = lines[index] ?? '';
    if (!COMMENT.test(line)) return null;
    const end = commentMark(line);
    if (line.includes(end)) return null;
    const lastEnd = lastEnds.get(end) ?? lines.findLastIndex((each) => each.includes(end));
    lastEnds.set(end, lastEnd);
    // One that never ends hides nothing.
    if (lastEnd < index) return null;
    let last = index + 1;
    while (lines[last]?.includes(end) === false) last += 1;
    return last;
  };
}

/** What ends the comment that a line begins with. */
export function commentMark(line: string): '-->' | '*/}' {
  return line.trimStart().startsWith('<') ? '-->' : '*/}';
}

function fenceMark(line: string, markup: Markup): string | null {
  if (markup === 'asciidoc') return ASCIIDOC_FENCE.exec(line)?.[1] ?? null;
  if (markup !== 'markdown') return null;
  const [, mark, rest] = FENCE.exec(line) ?? [];
  // An inline code span of three backticks is no fence (CommonMark 4.5).
  return mark === undefined || (mark.startsWith('`') && rest?.includes('`')) ? null : mark;
}

function closes(mark: string, fence: string, line: string): boolean {
  return mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark;
}

function headingAt(lines: readonly string[], index: number, markup: Markup, underlines: string[]): Heading | null {
  const line = lines[index] ?? '';
  const next = lines[index + 1] ?? '';
  if (line.length > MAX_LENGTH) return null;
  switch (markup) {
    case 'plain':
      // Columns of a table are underlined too.
      return /\S\s{2,}\S/.test(line) ? null : underlinedAt(lines, index, UNDERLINE);
    case 'asciidoc': {
      const [, marks, title] = ASCIIDOC.exec(line) ?? [];
      if (marks !== undefined && title !== undefined)
        return { line: index, last: index, level: marks.length, title: plainAsciidoc(title) };
      const underlined = underlinedAt(lines, index, ASCIIDOC_ABOVE);
      return underlined === null ? null : { ...underlined, title: plainAsciidoc(line) };
    }
    case 'markdown': {
      const [, marks, text] = ATX.exec(line) ?? [];
      const mark = UNDERLINE.exec(next)?.[1];
      const isUnderlined = marks === undefined && (mark === '=' || mark === '-') && canBeUnderlined(lines, index);
      if (marks === undefined && !isUnderlined) return null;
      const title = cleanTitle(text ?? line);
      // A line of tags above a rule, or an anchor alone.
      if (title === '') return null;
      const level = marks?.length ?? (mark === '=' ? 1 : 2);
      return { line: index, last: isUnderlined ? index + 1 : index, level, title };
    }
    case 'restructured': {
      const mark = UNDERLINE.exec(next)?.[1];
      if (mark === undefined || next.trimEnd().length < line.trimEnd().length || !canBeUnderlined(lines, index))
        return null;
      // The first kind of underline in a file is its outermost.
      if (!underlines.includes(mark)) underlines.push(mark);
      return { line: index, last: index + 1, level: underlines.indexOf(mark) + 1, title: plainRestructured(line) };
    }
  }
}

/** A title whose underline is about as long. */
function underlinedAt(lines: readonly string[], index: number, above: RegExp): Heading | null {
  const line = (lines[index] ?? '').trimEnd();
  const next = (lines[index + 1] ?? '').trimEnd();
  const level = ASCIIDOC_UNDERLINES.indexOf(ASCIIDOC_UNDERLINE.exec(next)?.[1] ?? ' ') + 1;
  const isUnderlined = level > 0 && Math.abs(line.length - next.length) <= 2 && /^[\p{L}\p{N}_`'"(]/u.test(line);
  if (!isUnderlined || !canBeUnderlined(lines, index, above)) return null;
  return { line: index, last: index + 1, level, title: line };
}

/**
 * A line of its own paragraph: not blank, no list, table or quote, and nothing but a blank, an overline or what `mayBe`
 * matches above it.
 */
function canBeUnderlined(lines: readonly string[], index: number, mayBe = UNDERLINE): boolean {
  const line = lines[index] ?? '';
  const above = lines[index - 1] ?? '';
  return (
    line.trim() !== '' &&
    !/^\s*(?:[-*+|>]|\d+[.)])\s|^\s{4}|^\|/.test(line) &&
    (above.trim() === '' || UNDERLINE.test(above) || mayBe.test(above))
  );
}

/** A picture, and the link around it. */
const PICTURE = /\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\](?:\([^)]*\)|\[[^\]]*\]))?/g;

/**
 * Without anchors (`{#id}`, `{/*id*\/}`), links, badges beside the words, marks of emphasis, and tags but for those in
 * code, which are words.
 */
function cleanTitle(title: string): string {
  const whole = title.replace(/\s*\{(?:#[^}]*|\/\*.*?\*\/)\}\s*$/, '');
  const words = whole.replace(PICTURE, '');
  return (/[\p{L}\p{N}]/u.test(words) ? words : whole)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`([^`]*)`|\*\*|__|`|<[^>]+>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
