/** Containers (quotes, lists) in which a line may stand, and how far it may be set in. */
const MAX_DEPTH = 50;
const MAX_INDENT = 400;
/** Cells of a table's row. */
const MAX_CELLS = 200;
/** Marks of emphasis, links, code and HTML in one run of text: parsers pair them up in time by the square of their number. */
const MAX_MARKS = 600;

const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const LEAD = /^(?:[ \t]|>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))+/;
const CONTAINER = />|[-*+]|[.)]/g;
const MARK = /[*_~`[\](<&!]/g;
/** What begins a run of text of its own: a blank line, a list item, a row, a heading. */
const NEW_RUN = /^\s*(?:$|[-+*|#>]|\d{1,9}[.)])/;

/**
 * Where a text stops being one that anybody wrote to be read: the start of the paragraph with the first line that nests,
 * is set in, or holds more marks or cells than can be parsed in time. Its length when there is no such line.
 */
export function startBeyondReading(text: string): number {
  let paragraphAt = 0;
  let at = 0;
  let marks = 0;
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const fenceOfLine = fenceMark(line);
    if (fence !== null) {
      if (fenceOfLine !== null && fenceOfLine.startsWith(fence) && line.trim() === fenceOfLine) fence = null;
    } else {
      if (line.trim() === '') paragraphAt = at + line.length + 1;
      marks = (NEW_RUN.test(line) ? 0 : marks) + countOf(line, MARK);
      if (marks > MAX_MARKS || isBeyond(line)) return Math.min(paragraphAt, text.length);
      fence = fenceOfLine;
    }
    at += line.length + 1;
  }
  return text.length;
}

function fenceMark(line: string): string | null {
  const match = FENCE.exec(line);
  return match?.[1] ?? match?.[2] ?? null;
}

function isBeyond(line: string): boolean {
  const lead = LEAD.exec(line)?.[0] ?? '';
  return lead.length > MAX_INDENT || countOf(lead, CONTAINER) > MAX_DEPTH || countOf(line, /\|/g) > MAX_CELLS;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
