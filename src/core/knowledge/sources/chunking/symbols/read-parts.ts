import type { Point, Tree, TreeCursor } from 'web-tree-sitter';
import type { TextLengths } from '../text-lengths';
import { declares, isFunction, isGroup, nameSymbol, sharesName } from './name-symbol';
import type { Pace } from './pace';
import type { Part } from './part';

/** Levels of syntax that are looked into; deeper code is cut by line. */
const MAX_DEPTH = 60;

/** What belongs to the declaration that follows it. */
const COMMENTS = /comment$/;
const ATTRIBUTES = /^(?:decorator|attribute_item|attribute_list)$/;
const IMPORTS = new RegExp(
  '^(?:import_statement|import_declaration|import_from_statement|future_import_statement|use_declaration|' +
    'extern_crate_declaration|package_clause|package_declaration|preproc_include|using_directive|using_declaration|' +
    'namespace_use_declaration|declare_statement|file_scoped_namespace_declaration|global_attribute)$',
);
/** Lines that import by other means; and a PHP namespace that is all of its file. */
const IMPORTING_LINE =
  /^(?:(?:const|let|var)\b[^=]*=\s*require\(|require(?:_relative)?\b|source\b|\.\s|namespace\s[\w\\]+;)/;

/** What holds declarations without being one: it is looked into however short it is. */
const GROUPS = /^(?:preproc_(?:ifn?def|if|elif|elifdef|else)|linkage_specification)$/;

interface Reading {
  readonly cursor: TreeCursor;
  readonly lines: readonly string[];
  readonly lengths: TextLengths;
  /** Parts with more text than this are looked into. */
  readonly maxLength: number;
  readonly pace: Pace;
}

/** Where the cursor stands. */
interface Place {
  readonly depth: number;
  readonly isInFunction: boolean;
  /** The name that what wraps these nodes has taken. */
  readonly taken: string | null;
}

/** The parts of a file, looked into where they are long. Rests between slices. */
export async function readParts(tree: Tree, options: Omit<Reading, 'cursor'>): Promise<readonly Part[]> {
  const cursor = tree.walk();
  try {
    return await readChildren({ ...options, cursor }, { depth: 0, isInFunction: false, taken: null });
  } finally {
    cursor.delete();
  }
}

/** Children of the node at the cursor, which is there again at the end. */
async function readChildren(reading: Reading, place: Place): Promise<readonly Part[]> {
  const { cursor, pace } = reading;
  if (place.depth > MAX_DEPTH || !cursor.gotoFirstChild()) return [];
  const parts: Part[] = [];
  let end = -1;
  let lead: Part | null = null;
  do {
    pace.spend(1);
    if (pace.isDue()) await pace.rest();
    const from = cursor.startPosition.row;
    const to = lastRow(cursor.startPosition, cursor.endPosition);
    // It shares its line with what is before it.
    if (to <= end) continue;
    const isAttribute = ATTRIBUTES.test(cursor.nodeType);
    if (lead !== null && !isAttribute && from > lead.to + 1) {
      parts.push(lead);
      lead = null;
    }
    const start: number = lead?.from ?? from;
    if (isAttribute || (from > end && COMMENTS.test(cursor.nodeType))) {
      lead = { from: start, to, name: null, isImport: false, parts: [] };
    } else {
      parts.push(await readPart(reading, place, start, to));
      lead = null;
    }
    end = to;
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  if (lead !== null) parts.push(lead);
  return parts;
}

async function readPart(reading: Reading, place: Place, from: number, to: number): Promise<Part> {
  const { cursor, lines, lengths, maxLength } = reading;
  const type = cursor.nodeType;
  const isImport =
    IMPORTS.test(type) || (place.depth === 0 && IMPORTING_LINE.test(lines[cursor.startPosition.row] ?? ''));
  const found = declares(type) ? nameSymbol(cursor.currentNode, place.isInFunction) : null;
  const name = found === place.taken ? null : found;
  const isOpened = from < to && (GROUPS.test(type) || lengths.of({ from, to }) > maxLength);
  if (!isOpened) return { from, to, name, isImport, parts: [] };
  const parts = await readChildren(reading, {
    depth: place.depth + 1,
    isInFunction: isFunction(type) || (place.isInFunction && !/^(?:class|interface)/.test(type)),
    taken: sharesName(type) ? found : null,
  });
  return { from, to, name: isGroup(name) && parts.length > 0 ? null : name, isImport, parts };
}

/** A node may end with its line's end, at the beginning of the next line. */
function lastRow(start: Point, end: Point): number {
  return end.column === 0 && end.row > start.row ? end.row - 1 : end.row;
}
