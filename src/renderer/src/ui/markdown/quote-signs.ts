import type { QuoteMarks, QuoteState, QuoteVerdict } from './quote-marks';

/**
 * A sign is a comment of HTML that nobody can write, since its character is taken out of what was written. It stands
 * behind a quote while Markdown is parsed, which it leaves as it is, and is drawn as the quote's mark.
 */
const STATES: readonly QuoteState[] = [
  'verbatim',
  'cut',
  'part',
  'elsewhere',
  'changed',
  'missing',
  'absent',
  'given',
  'unread',
  'unknown',
  'pending',
  'unchecked',
];
/** Unicode keeps it and the next ones for inner use. */
const FIRST_CHARACTER = 0xfdd0;
/** The numbers are those of the passage in which a quote was found, and of the lines when it does not lead there. */
const SIGN = /<!--([\ufdd0-\ufddf][\d ]*)-->/g;
const BLANK_LINES = /(?:[ \t]*\n)*/y;
const FORGED = /[\ufdd0-\ufddf]/g;

export type Signed =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'sign'; readonly verdict: QuoteVerdict };

/** Text as it was written, at the same places, with no sign in it. */
export function withoutForgedSigns(written: string): string {
  return written.replace(FORGED, '\ufffd');
}

/** A block of Markdown with a sign behind each quote in a line. */
export interface SignedBlock {
  readonly source: string;
  /** Its first line, counted from 0. */
  readonly line: number;
}

/** `blocks` are pieces of the text in their order; only blank lines stand between them. */
export function signBlocks(
  text: string,
  blocks: readonly string[],
  { ends }: Pick<QuoteMarks, 'ends'>,
): readonly SignedBlock[] {
  let [at, line, next] = [0, 0, 0];
  return blocks.map((block) => {
    BLANK_LINES.lastIndex = at;
    const start = at + (BLANK_LINES.exec(text)?.[0].length ?? 0);
    line += countLines(text.slice(at, start));
    const first = line;
    const pieces: string[] = [];
    let from = 0;
    for (let end = ends[next]; end !== undefined && end[0] <= start + block.length; end = ends[next]) {
      next += 1;
      if (end[0] <= start) continue;
      pieces.push(block.slice(from, end[0] - start), signOf(end[1]));
      from = end[0] - start;
    }
    line += countLines(block);
    at = start + block.length;
    return { line: first, source: [...pieces, block.slice(from)].join('') };
  });
}

export function splitAtSigns(text: string): readonly Signed[] {
  return text
    .split(SIGN)
    .map((piece, at): Signed =>
      at % 2 === 0 ? { type: 'text', text: piece } : { type: 'sign', verdict: verdictOf(piece) },
    )
    .filter((piece) => piece.type === 'sign' || piece.text !== '');
}

/** For what is no text to be drawn in: an address, code. */
export function withoutSigns(text: string): string {
  return text.replace(SIGN, '');
}

function signOf({ state, foundIn, lines }: QuoteVerdict): string {
  const numbers = [...(foundIn === null ? [] : [foundIn]), ...(lines ?? [])].join(' ');
  return `<!--${String.fromCharCode(FIRST_CHARACTER + STATES.indexOf(state))}${numbers}-->`;
}

function verdictOf(sign: string): QuoteVerdict {
  const [foundIn = null, first, last] = (sign.match(/\d+/g) ?? []).map(Number);
  const state = STATES[sign.charCodeAt(0) - FIRST_CHARACTER] ?? 'unchecked';
  return first === undefined || last === undefined ? { state, foundIn } : { state, foundIn, lines: [first, last] };
}

/** Without a list of them: all blocks are counted with every frame of an answer that streams. */
function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
