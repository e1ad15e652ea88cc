import { splitLines } from '../split-lines';
import { isBlank, NOTHING } from '../chunking/file-lines';
import { findHeadings } from '../chunking/find-headings';
import { readFrontMatter } from '../chunking/front-matter';
import { hideInline } from '../chunking/markdown-inline';
import { searchMarkdown } from '../chunking/markdown-noise';
import type { Heading } from '../chunking/outline';
import { finish } from '../../steps';
import { hide, type Readable, type Show } from './readable';

/** An id behind a heading: `{#id}`, `{/*id*\/}`. */
const ANCHOR = /\s*\{(?:#[^{}]*|\/\*[^{}]*\*\/)\}\s*$/;
/** A file that VitePress puts in its place, or the list of a page's headings. */
const INCLUDE = /^\s*(?:<<<\s*\S.*|\[\[toc\]\]\s*|\[TOC\]\s*)$/i;
const FENCE = /^(\s*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})(.*)$/;
/** Front matter is no longer. */
const MAX_MATTER = 20_000;
/** `js{1,3}`, `ts [vite.config.ts]`; MyST has `{code-block} python`. */
const LANGUAGE = /^\s*(?:\{(?:code-block|code-cell|code|sourcecode)\}\s*)?([\w+#.-]*)/;

/** Markdown without what a reader does not see: comments, tags, what is put in from elsewhere, and labels for tools. */
export function readMarkdown(text: string, { isMdx }: { readonly isMdx: boolean }): Readable {
  const matterEnd = endOfMatter(text);
  return {
    cut(from, to) {
      // What a file says of itself is known by where that begins.
      if (from < matterEnd) return show(text.slice(0, to), from, isMdx);
      const fence = openFence(text, from);
      const opening = fence === null ? headAbove(text, from) : `${fence.mark}${fence.label}\n`;
      return show(opening + text.slice(from, to), 0, isMdx);
    },
  };
}

/** Where front matter ends, in characters; 0 for none. */
function endOfMatter(text: string): number {
  const lines = splitLines(text.slice(0, MAX_MATTER));
  return lines.slice(0, readFrontMatter(lines).end).reduce((sum, line) => sum + line.length + 1, 0);
}

/** The text from a place on. A listing that does not end in it ends with it. */
function show(text: string, from: number, isMdx: boolean): string {
  const lines = splitLines(text);
  const front = readFrontMatter(lines);
  const outline = findHeadings(lines, 'markdown', front.end);
  const shown = [...finish(searchMarkdown(lines, outline, front, isMdx))];
  for (const { line } of outline.headings) shown[line] = showHeading(shown[line] ?? '');
  hideLabels(shown, outline.isWhole);
  for (const [at, line] of lines.entries()) if (shown[at] !== line) shown[at] = joinWords(line, shown[at] ?? '');
  // Each is as long as its line, so places in both are the same.
  const seen = shown.join('\n').slice(from).split('\n');
  const before = lines.length - seen.length;
  const underlined = new Map(outline.headings.flatMap((heading) => underlinedTitle(heading, before)));
  const kept = seenLines(text.slice(from).split('\n'), seen, underlined).join('\n');
  const open = openFence(kept, kept.length);
  return `${kept}${open === null ? '' : `\n${open.mark}`}`.replace(/^\n+|\n+$/g, '');
}

const MARKS = /`{3,}|~{3,}/g;
const FENCE_LINE = /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})([^\n]*)$/;

interface Fence {
  readonly mark: string;
  readonly label: string;
}

/** The listing that is open at a place; null for none. */
function openFence(text: string, place: number): Fence | null {
  let open: Fence | null = null;
  for (const { 1: mark = '', 2: label = '' } of fenceLines(text.slice(0, place))) {
    if (open === null) open = { mark, label };
    else if (mark.startsWith(open.mark) && label.trim() === '') open = null;
  }
  return open;
}

const ROW = /^[ \t]*\|/;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The head of the table that a place is in, without which its rows are no table; '' for none. */
function headAbove(text: string, place: number): string {
  if (!ROW.test(text.slice(place))) return '';
  const above = text.slice(text.lastIndexOf('\n\n', place) + 1, place).split('\n');
  const rule = above.findIndex((line, at) => at > 0 && RULE.test(line) && ROW.test(above[at - 1] ?? ''));
  const isTable = rule !== -1 && above.slice(rule + 1, -1).every((line) => ROW.test(line));
  return isTable ? `${above.slice(rule - 1, rule + 1).join('\n')}\n` : '';
}

/** Lines of fences are few: looking for their marks is faster than looking at each line. */
function* fenceLines(text: string): Generator<RegExpExecArray> {
  let end = -1;
  for (const { index } of text.matchAll(MARKS)) {
    if (index <= end) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    end = text.indexOf('\n', index);
    if (end < 0) end = text.length;
    const line = FENCE_LINE.exec(text.slice(start, end));
    if (line !== null) yield line;
  }
}

/** One space for what was hidden between words, and none at a line's start: there it would say something. */
function joinWords(line: string, seen: string): string {
  const margin = /^\s*/.exec(line)?.[0].length ?? 0;
  const words = seen
    .slice(margin)
    .replace(/[ \0]{2,}([.,;:!?)](?=\s|$))?/g, (gap, mark: string | undefined, at: number) => {
      const space = at > 0 && gap.includes(' ') && mark === undefined ? ' ' : '';
      return space.padEnd(gap.length - (mark ?? '').length, NOTHING) + (mark ?? '');
    });
  return seen.slice(0, margin) + words;
}

/** Of a title above an underline the lines behind the first so many, and how each is shown: as any other title. */
function underlinedTitle({ line, last, level }: Heading, before: number): readonly (readonly [number, Show])[] {
  if (line === last) return [];
  return [
    [line - before, (title) => `${'#'.repeat(level)} ${title.trim()}`],
    [last - before, hide],
  ];
}

/** What is left of lines: one of which nothing is seen is no blank line, nor are there two where it stood. */
function seenLines(
  written: readonly string[],
  seen: readonly string[],
  shows: ReadonlyMap<number, Show>,
): readonly string[] {
  const kept: string[] = [];
  let isBehindHidden = false;
  for (const [at, each] of seen.entries()) {
    const line = shows.get(at)?.(each) ?? each;
    const isHidden = isBlank(line) && !isBlank(written[at]);
    const isDouble: boolean = isBehindHidden && isBlank(line) && isBlank(kept.at(-1));
    if (!isHidden && !isDouble) kept.push(line.includes(NOTHING) ? line.replaceAll(NOTHING, '').trimEnd() : line);
    isBehindHidden = isHidden || isDouble;
  }
  return kept;
}

function showHeading(line: string): string {
  return finish(hideInline(line.replace(ANCHOR, (anchor) => NOTHING.repeat(anchor.length))));
}

/** Leaves of a listing's label its language, and nothing of a line that stands for a file. */
function hideLabels(shown: string[], isWhole: readonly boolean[]): void {
  let fence: string | null = null;
  for (const [at, line] of shown.entries()) {
    const [, margin = '', mark, label = ''] = FENCE.exec(line) ?? [];
    if (isWhole[at] !== true) {
      fence = null;
      if (INCLUDE.test(line)) shown[at] = NOTHING.repeat(line.length);
    } else if (mark !== undefined && fence === null) {
      fence = mark;
      shown[at] = `${margin}${mark}${languageOf(label)}`.padEnd(line.length, NOTHING);
    } else if (fence !== null && mark?.startsWith(fence) === true && label.trim() === '') fence = null;
  }
}

function languageOf(label: string): string {
  return LANGUAGE.exec(label)?.[1] ?? '';
}
