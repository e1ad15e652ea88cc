/** A heading in a text file. `line` is the index of its first line, `last` of its underline or of itself. */
export interface Heading {
  readonly line: number;
  readonly last: number;
  /** 1 is the outermost. */
  readonly level: number;
  readonly title: string;
}

/** What one pass over a text file finds: headings, and the ranges that must not be cut (fenced or indented literals). */
export interface Outline {
  readonly headings: readonly Heading[];
  /** For each line, true while it is inside a fence, its marks included. */
  readonly isFenced: readonly boolean[];
}

const ATX = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const ASCIIDOC = /^(={1,6})\s+(\S.*)$/;
/** An underline of Markdown or reStructuredText; the latter takes any punctuation. */
const UNDERLINE = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/;
const FENCE = /^\s*(`{3,}|~{3,})(.*)$/;
const ASCIIDOC_FENCE = /^(-{4,}|\.{4,})\s*$/;

export type Markup = 'markdown' | 'restructured' | 'asciidoc' | 'plain';

/** Headings of a file in the given markup, in order. Lines before `start` (front matter) are left out. */
export function findHeadings(lines: readonly string[], markup: Markup, start: number): Outline {
  const headings: Heading[] = [];
  const isFenced: boolean[] = lines.map(() => false);
  const underlines: string[] = [];
  let fence: string | null = null;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const mark = fenceMark(line, markup);
    if (fence !== null) {
      isFenced[index] = true;
      if (mark !== null && closes(mark, fence, line)) fence = null;
      continue;
    }
    if (mark !== null) {
      isFenced[index] = true;
      fence = mark;
      continue;
    }
    const heading = headingAt(lines, index, markup, underlines);
    if (heading === null) continue;
    headings.push(heading);
    index = heading.last;
  }
  return { headings, isFenced };
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
  switch (markup) {
    case 'plain':
      return null;
    case 'asciidoc': {
      const [, marks, title] = ASCIIDOC.exec(line) ?? [];
      return marks === undefined || title === undefined
        ? null
        : { line: index, last: index, level: marks.length, title };
    }
    case 'markdown': {
      const [, marks, title] = ATX.exec(line) ?? [];
      if (marks !== undefined && title !== undefined) {
        return { line: index, last: index, level: marks.length, title: cleanTitle(title) };
      }
      const mark = UNDERLINE.exec(next)?.[1];
      if ((mark !== '=' && mark !== '-') || !canBeUnderlined(lines, index)) return null;
      return { line: index, last: index + 1, level: mark === '=' ? 1 : 2, title: cleanTitle(line.trim()) };
    }
    case 'restructured': {
      const mark = UNDERLINE.exec(next)?.[1];
      if (mark === undefined || next.trimEnd().length < line.trimEnd().length || !canBeUnderlined(lines, index))
        return null;
      // The first kind of underline in a file is its outermost.
      if (!underlines.includes(mark)) underlines.push(mark);
      return { line: index, last: index + 1, level: underlines.indexOf(mark) + 1, title: line.trim() };
    }
  }
}

/** A line of its own paragraph: not blank, no list, table or quote, and nothing but a blank or an overline above it. */
function canBeUnderlined(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const above = lines[index - 1] ?? '';
  return (
    line.trim() !== '' &&
    !/^\s*(?:[-*+|>]|\d+[.)])\s|^\s{4}|^\|/.test(line) &&
    (above.trim() === '' || UNDERLINE.test(above))
  );
}

/** Without anchors (`{#id}`, `{/*id*\/}`), links and marks of emphasis. */
function cleanTitle(title: string): string {
  return title
    .replace(/\s*\{(?:#[^}]*|\/\*.*?\*\/)\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`|<[^>]+>/g, '')
    .trim();
}
