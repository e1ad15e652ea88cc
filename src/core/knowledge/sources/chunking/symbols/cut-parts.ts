import type { Block, Chunk } from '../chunk';
import type { FileLines } from '../file-lines';
import { GOOD_LENGTH, MAX_BLOCK_LENGTH, MAX_LENGTH, splitBlock, toChunks } from '../pack-blocks';
import { hasSubstance } from '../substance';
import type { TextLengths } from '../text-lengths';
import type { Part } from './part';

const MAX_NAMES = 80;
const MAX_EDGE = 120;

/** What becomes a chunk, alone or with its neighbours. */
interface Piece extends Block {
  /** Names of what it is in. Pieces with the same array are in the same thing, and may be joined. */
  readonly scope: readonly string[];
  /** Symbols that are wholly in it. */
  readonly names: readonly string[];
}

/** Chunks of a source file by symbol. Every line is in one of them, but for blank ones around them. */
export function cutParts(file: FileLines, lengths: TextLengths, parts: readonly Part[]): readonly Chunk[] {
  const last = file.lines.length - 1;
  const preamble: Part = { from: 0, to: preambleEnd(parts), name: null, isImport: true, parts: [] };
  const body = parts.filter((part) => part.to > preamble.to);
  const divided = [...divide(preamble, [], 0), ...divideAll(body, [], preamble.to + 1)];
  const whole = joinPieces(fillGaps(divided, last), file.lines, lengths);
  return whole.flatMap((piece) =>
    (lengths.of(piece) > MAX_BLOCK_LENGTH ? splitBlock(file.lines, piece) : [piece]).flatMap((range) =>
      toChunks(file, range, trailOf(piece)),
    ),
  );

  /** Pieces of a part from the line `floor` on: what is above is taken. */
  function divide(part: Part, scope: readonly string[], floor: number): readonly Piece[] {
    const from = Math.max(part.from, floor);
    if (part.to < from) return [];
    const limit = hasNames(part.parts) ? MAX_LENGTH : MAX_BLOCK_LENGTH;
    if (part.parts.length === 0 || lengths.of(part) <= limit)
      return [{ from, to: part.to, scope, names: namesOf(part) }];
    return divideAll(part.parts, part.name === null ? scope : [...scope, part.name], from).map((piece, index) =>
      index === 0 ? { ...piece, from } : piece,
    );
  }

  function divideAll(inner: readonly Part[], scope: readonly string[], floor: number): readonly Piece[] {
    let next = floor;
    return inner.flatMap((part) => {
      const pieces = divide(part, scope, next);
      next = Math.max(next, part.to + 1);
      return pieces;
    });
  }
}

/** The last line of the imports that stand before every symbol; -1 when there are none. */
function preambleEnd(parts: readonly Part[]): number {
  const first = parts.findIndex((part) => part.name !== null && !part.isImport);
  const before = first < 0 ? parts : parts.slice(0, first);
  return before.findLast((part) => part.isImport)?.to ?? -1;
}

function hasNames(parts: readonly Part[]): boolean {
  return parts.some((part) => part.name !== null || hasNames(part.parts));
}

function namesOf({ name, parts }: Part): readonly string[] {
  return name === null ? parts.flatMap(namesOf) : [name];
}

/** Gives the lines that are in no piece to the piece before them. */
function fillGaps(pieces: readonly Piece[], last: number): readonly Piece[] {
  return pieces.map((piece, index) => ({
    ...piece,
    from: index === 0 ? 0 : piece.from,
    to: (pieces[index + 1]?.from ?? last + 1) - 1,
  }));
}

function joinPieces(pieces: readonly Piece[], lines: readonly string[], lengths: TextLengths): readonly Piece[] {
  const joined: Piece[] = [];
  let saysBefore = false;
  for (const piece of pieces) {
    const before = joined.at(-1);
    const says = saysSomething(lines, piece);
    // What says nothing is a bracket that opens or closes what its neighbour is about.
    if (before !== undefined && (!says || !saysBefore || belongTogether(before, piece, lengths))) {
      joined[joined.length - 1] = join(before, piece);
      saysBefore ||= says;
    } else {
      joined.push(piece);
      saysBefore = says;
    }
  }
  return joined;
}

function saysSomething(lines: readonly string[], { from, to }: Block): boolean {
  return /\w{3}/.test(lines[from] ?? '') || hasSubstance(lines.slice(from, to + 1).join('\n'));
}

function belongTogether(a: Piece, b: Piece, lengths: TextLengths): boolean {
  const length = lengths.of({ from: a.from, to: b.to });
  if (length > MAX_BLOCK_LENGTH) return false;
  // The short beginning of something, `class A {`, is with the first thing in it; its short end with the last.
  if (isEdge(a, lengths) && startsWith(b.scope, a.scope)) return true;
  if (isEdge(b, lengths) && startsWith(a.scope, b.scope)) return true;
  // The statements of one symbol fill a chunk; several symbols share one only while it is short.
  const isOneSymbol = a.names.length === 0 && b.names.length === 0;
  return a.scope === b.scope && length <= (isOneSymbol ? MAX_LENGTH : GOOD_LENGTH);
}

function isEdge(piece: Piece, lengths: TextLengths): boolean {
  return piece.names.length === 0 && piece.scope.length > 0 && lengths.of(piece) <= MAX_EDGE;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => name === path[index]);
}

function join(a: Piece, b: Piece): Piece {
  const scope = a.names.length === 0 && b.scope.length > a.scope.length ? b.scope : a.scope;
  return { from: a.from, to: b.to, scope, names: [...new Set([...a.names, ...b.names])] };
}

/** "Class > method": what it is in, then what is in it. */
function trailOf({ scope, names }: Piece): readonly string[] {
  const all = names.join(', ');
  if (names.length === 0) return scope;
  return [...scope, all.length <= MAX_NAMES ? all : `${all.slice(0, MAX_NAMES).replace(/,[^,]*$/, '')}, …`];
}
