/**
 * Characters that nobody sees and that change what is read or done: controls but for the ends of lines and tabs, which move
 * a terminal's cursor; those that turn the direction of a text (UAX 9); fillers without width; tags; a joiner beside
 * what joins nothing, but for the one by which a quoted number in brackets is no citation (toQuotable).
 */
const OF_CODE =
  /(?![\t\n\r])[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\r(?=[^\n])|(?<=[!-~])[\u200c\u200d]|[\u200c\u200d](?=[!-~])|(?<!\[)\u2060|\u2060(?!\d)/gu;
/** In words, marks of direction and joiners are spelling: Arabic, Hebrew and Persian are written with them. */
const OF_WORDS = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0001}-\u{e007f}]/gu;

const OURS = /(?<=\[)\u2060(?=\d)/g;
/** It sets a terminal back to the line's start, and more may come behind it. */
const RETURN = /\r(?!\n)/g;

/** What a text is: code counts each character. */
export type Manner = 'code' | 'words';

export interface Piece {
  readonly text: string;
  /** What stands for a character that nobody sees: `U+202E`. */
  readonly isName: boolean;
}

/** A text, with names for what nobody sees of it. */
export function splitAtUnseen(text: string, manner: Manner): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: unseen, index } of text.matchAll(manner === 'code' ? OF_CODE : OF_WORDS)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isName: false });
    pieces.push({ text: nameOf(unseen), isName: true });
    from = index + unseen.length;
  }
  return from === text.length ? pieces : [...pieces, { text: text.slice(from), isName: false }];
}

/** The same for a document, in which angle brackets would be a tag: `‹U+202E›`. */
export function nameUnseen(text: string): string {
  return splitAtUnseen(text, 'words')
    .map((piece) => (piece.isName ? `‹${piece.text}›` : piece.text))
    .join('');
}

/** The same as plain text, for a terminal: `<U+001B>`. */
export function showUnseen(text: string): string {
  const name = (unseen: string): string => `<${nameOf(unseen)}>`;
  return text.replace(OURS, '').replace(OF_CODE, name).replace(RETURN, name);
}

/** JSON whose strings have no such character but as JSON spells it. */
export function spellUnseen(json: string): string {
  return json.replace(OF_CODE, (unseen) =>
    Array.from({ length: unseen.length }, (_, at) => `\\u${hex(unseen.charCodeAt(at))}`).join(''),
  );
}

function nameOf(unseen: string): string {
  return `U+${hex(unseen.codePointAt(0) ?? 0).toUpperCase()}`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
