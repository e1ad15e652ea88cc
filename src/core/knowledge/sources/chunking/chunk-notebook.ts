import type { Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { cutSections } from './cut-sections';
import { NOTHING } from './file-lines';
import { readHeadings } from './find-headings';
import { readNotebookCells, type NotebookCell } from './notebook-cells';
import { NO_FRONT_MATTER, type Outline } from './outline';
import { isTimeToYield, type Steps } from '../../steps';

/**
 * Chunks of a Jupyter notebook, by the headings in its cells. Lines are those of the file, which is JSON; what is
 * searched is the source of the cells alone, without its quotes and escapes.
 */
export function* chunkNotebook(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const json = lines.join('\n');
  const cells = yield* readNotebookCells(json);
  const searched = (yield* searchCells(json, cells)).split('\n');
  const outline = yield* outlineCells(json, cells, searched);
  return yield* cutSections({ lines, searched }, outline, NO_FRONT_MATTER);
}

function* searchCells(json: string, cells: readonly NotebookCell[]): Steps<string> {
  const parts: string[] = [];
  let end = 0;
  for (const [index, { from, to }] of cells.flatMap((cell) => cell.source).entries()) {
    if (isTimeToYield(index)) yield;
    parts.push(yield* hide(json.slice(end, from)), decode(json.slice(from, to)));
    end = to;
  }
  return [...parts, yield* hide(json.slice(end))].join('');
}

/** Characters: what came of a cell may be a picture of a million. */
const HIDDEN_AT_ONCE = 50_000;

/** The quote that ends a string parts it from the next one. */
function* hide(json: string): Steps<string> {
  const parts: string[] = [];
  for (let from = 0; from < json.length; from += HIDDEN_AT_ONCE) {
    if (from > 0) yield;
    parts.push(json.slice(from, from + HIDDEN_AT_ONCE).replace(/[^\n]/g, NOTHING));
  }
  return parts.join('').replace(/^\0/, ' ');
}

/** Stands for a line end within a JSON string, which is none in the file. */
const LINE_END = '\v';

/** The content of a JSON string, as long as it was written. */
function decode(content: string): string {
  return content.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (whole, code, escaped) => {
    const character = code === undefined ? unescape(String(escaped)) : String.fromCharCode(Number.parseInt(code, 16));
    const isControl = character < ' ' && character !== LINE_END;
    return (isControl ? ' ' : character).padEnd(whole.length, NOTHING);
  });
}

function unescape(escaped: string): string {
  if (escaped === 'n') return LINE_END;
  return /[rtbf]/.test(escaped) ? ' ' : escaped;
}

/** Headings of the cells of Markdown; cells of code are not cut at their blank lines. */
function* outlineCells(json: string, cells: readonly NotebookCell[], searched: readonly string[]): Steps<Outline> {
  const isWhole = searched.map(() => false);
  const startsBlock = searched.map(() => false);
  const headings: Outline['headings'][number][] = [];
  const lineAt = countLines(json);
  for (const { kind, source } of cells) {
    yield;
    const first = source[0];
    const last = source.at(-1);
    if (first === undefined || last === undefined) continue;
    const from = lineAt(first.from);
    const to = lineAt(last.to);
    startsBlock[from] = true;
    if (kind === 'code') isWhole.fill(true, from, to + 1);
    if (kind !== 'markdown') continue;
    // Of a cell that is one string, the first line can be a heading.
    const cell = searched.slice(from, to + 1).map((line) => line.replaceAll(NOTHING, '').split(LINE_END)[0] ?? '');
    const outline = yield* readHeadings(cell, 'markdown', 0);
    for (const heading of outline.headings) {
      headings.push({ ...heading, line: from + heading.line, last: from + heading.last });
    }
    for (const [index, isFence] of outline.isWhole.entries()) isWhole[from + index] = isFence;
  }
  return { headings, isWhole, startsBlock };
}

/** The line of a place in the text; places are asked for in order. */
function countLines(text: string): (place: number) => number {
  let line = 0;
  let next = text.indexOf('\n');
  return (place) => {
    for (; next >= 0 && next < place; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
