import { Lexer } from 'marked';
import { startBeyondReading } from './beyond-reading';

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
  const tokens = new Lexer({ gfm: true }).blockTokens(readable);
  // From the end: leading blank lines are in no token.
  for (const { type, raw } of tokens.toReversed()) {
    if (type !== 'space') pieces.unshift({ raw, end: from + left });
    left -= raw.length;
  }
  const rest = text.slice(readable.length);
  return rest === '' ? pieces : [...pieces, { raw: rest, end: from + text.length }];
}
