import { Lexer, type MarkedOptions } from 'marked';
import { startBeyondReading } from './beyond-reading';
import { displayMathAt } from './display-math';

/** So many blocks at the end may still change as text is appended: a line that interrupts one may turn out to go on with it. */
const UNSETTLED_BLOCKS = 3;

/** What follows so many blocks is one more: drawing each takes its time. */
const MAX_BLOCKS = 2_000;

/** Cuts a text that grows; what is finished is not read again. */
export type BlockSplitter = (text: string) => readonly string[];

/**
 * The text cut at the borders of its top-level blocks; joined, the pieces are the text again, but for line ends and
 * leading blank lines. A code fence or list that is still open is one block to the end.
 */
export function splitBlocks(text: string): readonly string[] {
  return createBlockSplitter()(text);
}

export function createBlockSplitter(): BlockSplitter {
  let known = '';
  let pieces: readonly Piece[] = [];
  let blocks: readonly string[] = [];
  return (written) => {
    const text = written.replaceAll(/\r\n?/g, '\n');
    if (text === known) return blocks;
    const kept = text.startsWith(known) ? pieces.slice(0, -UNSETTLED_BLOCKS) : [];
    // What is read alone must be read as it is in the whole: from a blank line on.
    const settled = kept.slice(0, kept.findLastIndex(({ end }) => isBlankAt(text, end)) + 1);
    const from = settled.at(-1)?.end ?? 0;
    pieces = withRestAsOne([...settled, ...lex(text.slice(from), from)], text);
    known = text;
    blocks = pieces.map(({ raw }) => raw);
    return blocks;
  };
}

interface Piece {
  readonly raw: string;
  /** Where what follows it begins, blank lines left out. */
  readonly end: number;
}

function withRestAsOne(pieces: readonly Piece[], text: string): readonly Piece[] {
  const last = pieces[MAX_BLOCKS - 1];
  if (last === undefined || pieces.length === MAX_BLOCKS) return pieces;
  return [...pieces.slice(0, MAX_BLOCKS), { raw: text.slice(last.end), end: text.length }];
}

function isBlankAt(text: string, at: number): boolean {
  return text.startsWith('\n\n', at) || text.startsWith('\n\n', at - 2);
}

/** `from` is the place of `text` in the whole. */
function lex(text: string, from: number): readonly Piece[] {
  const readable = text.slice(0, startBeyondReading(text));
  const pieces: Piece[] = [];
  let left = readable.length;
  // Only the outer layer is lexed: what stands inside a block is micromark's work, once it is drawn.
  const tokens = new Lexer({ gfm: true, ...formulasIn(readable) }).blockTokens(readable);
  // From the end: leading blank lines are in no token.
  for (const { type, raw } of tokens.toReversed()) {
    if (type !== 'space') pieces.unshift({ raw, end: from + left });
    left -= raw.length;
  }
  const rest = text.slice(readable.length);
  return rest === '' ? pieces : [...pieces, { raw: rest, end: from + text.length }];
}

/** Formulas as blocks of their own: what stands in one begins no list and no heading. Looks for them once. */
function formulasIn(text: string): MarkedOptions {
  const places = [...text.matchAll(/^ {0,3}(?:\$\$|\\\[)/gm)].slice(0, MAX_BLOCKS).map(({ index }) => index);
  if (places.length === 0) return {};
  return {
    extensions: {
      renderers: {},
      childTokens: {},
      startBlock: [
        (left) => {
          // Of a list's items, which are read as texts of their own, no place is right; nothing is done with their blocks.
          const at = text.length - left.length;
          const next = places.find((place) => place >= at);
          return next === undefined ? undefined : next - at;
        },
      ],
      block: [
        (left) => {
          const found = displayMathAt(left);
          return found === null ? undefined : { type: 'math', raw: found.raw };
        },
      ],
    },
  };
}
