import { isTimeToYield, type Steps } from '../../steps';

/** A cell of a notebook, with the places of the JSON strings that are its source, their quotes left out. */
export interface NotebookCell {
  readonly kind: string;
  readonly source: readonly Span[];
  /** Something came of it. */
  readonly hasOutput: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** An object or array of JSON that is being read. */
interface Open {
  readonly isObject: boolean;
  /** Of an object: the key whose value comes next. */
  key: string | null;
  cellType: string | null;
  readonly source: Span[];
  hasOutput: boolean;
}

/**
 * The cells of a notebook in the order of the file (nbformat.readthedocs.io: an object with `cell_type`, and `source` or,
 * before version 4, `input`). Read by hand, because a parser tells no places. Of broken JSON it gives what it can.
 */
export function* readNotebookCells(json: string): Steps<readonly NotebookCell[]> {
  const cells: NotebookCell[] = [];
  const open: Open[] = [];
  for (let at = 0, count = 0; at < json.length; at += 1, count += 1) {
    if (isTimeToYield(count)) yield;
    const top = open.at(-1);
    switch (json[at]) {
      case '{':
      case '[':
        if (top?.isObject === false && open.at(-2)?.key === 'outputs') markOutput(open.at(-2));
        open.push({ isObject: json[at] === '{', key: null, cellType: null, source: [], hasOutput: false });
        break;
      case '}':
      case ']': {
        const closed = open.pop();
        if (closed !== undefined && closed.cellType !== null)
          cells.push({ kind: closed.cellType, source: closed.source, hasOutput: closed.hasOutput });
        break;
      }
      case ',':
        if (top?.isObject === true) top.key = null;
        break;
      case '"': {
        const end = stringEnd(json, at);
        readString(json, { from: at + 1, to: end }, open);
        at = end;
        break;
      }
      default:
    }
  }
  return cells;
}

function markOutput(cell: Open | undefined): void {
  if (cell !== undefined) cell.hasOutput = true;
}

function readString(json: string, span: Span, open: readonly Open[]): void {
  const top = open.at(-1);
  const outer = open.at(-2);
  if (top?.isObject === true && top.key === null) top.key = json.slice(span.from, span.to);
  else if (top?.key === 'cell_type') top.cellType = json.slice(span.from, span.to);
  else if (isSource(top)) top?.source.push(span);
  else if (top?.isObject === false && isSource(outer)) outer?.source.push(span);
}

function isSource(object: Open | undefined): boolean {
  return object?.key === 'source' || object?.key === 'input';
}

/** The index of the quote that ends the string which begins at `start`. */
function stringEnd(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(json, end, start)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

function isEscaped(json: string, at: number, start: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > start && json[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
