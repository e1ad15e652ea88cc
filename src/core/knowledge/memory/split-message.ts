/** The embedding model reads 128 tokens, about this many characters of English. */
const PIECE_LENGTH = 480;

/** Pieces of one message. The number of a piece is made of its message's and its place among them. */
export const MAX_PIECES = 32;

/** What lies beyond is neither searched nor embedded: a pasted log must not fill the index. */
const MAX_LENGTH = 1_000_000;

/**
 * Cuts text at white space into the pieces that are found each by itself, of which the best counts for the message. A very
 * long text is cut into longer ones, of which only a part is embedded. Blank text has none.
 */
export function splitMessage(text: string): readonly string[] {
  const whole = text.slice(0, MAX_LENGTH).trim();
  const length = Math.max(PIECE_LENGTH, Math.ceil((whole.length * 1.25) / MAX_PIECES));
  const pieces: string[] = [];
  let at = 0;
  while (at < whole.length && pieces.length < MAX_PIECES) {
    const isLast = pieces.length === MAX_PIECES - 1 || whole.length - at <= length;
    const end = isLast ? whole.length : cutAt(whole, at, at + length);
    const piece = whole.slice(at, end).trim();
    if (piece !== '') pieces.push(piece);
    at = end;
  }
  return pieces;
}

/** What of a piece the model takes in: its beginning, and of the last one its end, where a long text comes to its point. */
export function embeddedPart(piece: string, isLast: boolean): string {
  return isLast ? piece.slice(-PIECE_LENGTH) : piece.slice(0, PIECE_LENGTH);
}

/** The last white space in the last fifth before `to`, else `to`, but not within a surrogate pair. */
function cutAt(text: string, from: number, to: number): number {
  const floor = to - Math.floor((to - from) / 5);
  for (let at = to; at > floor; at -= 1) if (/\s/.test(text.charAt(at))) return at;
  return /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to - 1 : to;
}
