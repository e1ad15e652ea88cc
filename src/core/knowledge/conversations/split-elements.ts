/** One element of the array that an export file holds. Elements are numbered from 1. */
export interface Element {
  readonly number: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Its text in UTF-8; null when it is longer than the limit, or nested deeper than anyone would. */
  readonly bytes: Uint8Array | null;
}

/** What the bytes so far have turned out to be. `header`: no array of elements has begun. */
export type SplitState = 'header' | 'elements' | 'whole' | 'foreign';

/**
 * Cuts the elements out of a JSON array that is far too large to be read whole: one at the top, or the one named
 * `sessions` in an object at the top. It follows strings and brackets only, so that an element which is no JSON, or is too
 * long, costs itself alone: a parser of tokens would give up there, and hold what it has of it.
 */
export interface ElementSplitter {
  /** The elements that end in these bytes. */
  push(chunk: Uint8Array): readonly Element[];
  readonly state: SplitState;
  /** The element that these bytes end in the middle of, as far as it came. */
  pending(): Element | null;
  /** True when the array ended before the text did. */
  readonly hasMore: boolean;
  /** What stands before the first element, closed to be JSON: `[]`, or an object with an empty array. */
  header(): string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
/** What is nested deeper exhausts the stack of whoever writes it as JSON again. */
const MAX_DEPTH = 500;
const MAX_HEADER = 64 * 1024;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

export function createElementSplitter(maxElementBytes: number): ElementSplitter {
  let state: SplitState = 'header';
  let header = '';
  /** The brackets that are open; one that closes another than the last is part of something that is no JSON. */
  const brackets: number[] = [];
  let containerDepth = 0;
  let hasMore = false;
  let inString = false;
  let isEscaped = false;
  let line = 1;
  let count = 0;
  let open: { readonly line: number; size: number; readonly pieces: Uint8Array[] } | null = null;
  let bytesSeen = 0;

  const keep = (piece: Uint8Array): void => {
    if (open === null || piece.length === 0) return;
    open.size += piece.length;
    if (open.size <= maxElementBytes) open.pieces.push(piece);
    else open.pieces.length = 0;
  };
  const closeElement = (): Element | null => {
    if (open === null) return null;
    const { size, pieces, line: begun } = open;
    open = null;
    count += 1;
    return { number: count, line: begun, bytes: size > maxElementBytes ? null : Buffer.concat(pieces, size) };
  };
  const inHeader = (byte: number): void => {
    header += String.fromCharCode(byte);
    if (brackets.length === 0 || header.length > MAX_HEADER) state = 'foreign';
    if (byte !== BRACKET || inString) return;
    const isContainer = brackets.length === 1 || (brackets.length === 2 && /"sessions"\s*:\s*\[$/.test(header));
    if (!isContainer) return;
    state = 'elements';
    containerDepth = brackets.length;
  };
  /** Follows one byte; true when it ends the element before it, or the array. */
  const follow = (byte: number): boolean => {
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) inString = false;
      return false;
    }
    if (byte === QUOTE) inString = true;
    else if (byte === BRACKET || byte === BRACE) {
      brackets.push(byte);
      if (open !== null && brackets.length > MAX_DEPTH) open.size = maxElementBytes + 1;
    } else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE) {
      if (brackets.at(-1) !== (byte === CLOSING_BRACE ? BRACE : BRACKET)) return false;
      brackets.pop();
      if (state !== 'elements' || brackets.length >= containerDepth) return false;
      state = 'whole';
      return true;
    }
    return byte === COMMA && state === 'elements' && brackets.length === containerDepth;
  };

  const begins = (byte: number): boolean =>
    !isSpace(byte) && byte !== COMMA && !(byte === CLOSING_BRACKET && brackets.length === containerDepth);

  return {
    get state() {
      return state;
    },
    get hasMore() {
      return hasMore;
    },
    pending: () =>
      open === null
        ? null
        : {
            number: count + 1,
            line: open.line,
            bytes: open.size > maxElementBytes ? null : Buffer.concat(open.pieces, open.size),
          },
    header: () => header + (header.startsWith('{') ? ']}' : ']'),
    push(chunk) {
      const ended: Element[] = [];
      let from = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (state === 'foreign') break;
        if (state === 'whole') {
          hasMore ||= containerDepth === 1 && !isSpace(byte);
          continue;
        }
        if (byte === NEWLINE) line += 1;
        if (state === 'header') {
          const isMark = byte === BYTE_ORDER_MARK[bytesSeen];
          bytesSeen += 1;
          if (header === '' && (isMark || isSpace(byte))) continue;
          follow(byte);
          inHeader(byte);
          continue;
        }
        if (open === null && begins(byte)) {
          open = { line, size: 0, pieces: [] };
          from = at;
        }
        const isEnd = follow(byte);
        // Most of a file is text, in which nothing but its end matters.
        if (inString && !isEscaped) while (!endsText(chunk[at + 1])) at += 1;
        if (!isEnd || open === null) continue;
        keep(chunk.subarray(from, at));
        const element = closeElement();
        if (element !== null) ended.push(element);
      }
      // What the chunk has of an element that goes on.
      if (open !== null) keep(chunk.subarray(from));
      return ended;
    },
  };
}

/** True at the end of the bytes too. */
function endsText(byte: number | undefined): boolean {
  return byte === QUOTE || byte === BACKSLASH || byte === undefined;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
}
