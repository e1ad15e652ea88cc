/** Code in a line. Each pattern takes time by a block's length alone. */
const CODE = /(?<![`\\])(`{1,2})(?!`)([^`]+)\1(?!`)/g;
const STARS = /(?<![*\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?!\*)/g;
const LOW_LINES = /(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu;
const LINK = /!?\[([^[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/g;
/** One that is led elsewhere by name, and an address that is a link by itself. */
const REFERENCE = /!?\[([^[\]]+)\]\[[^[\]]*\]/g;
const AUTOLINK = /<((?:https?|ftp):\/\/[^<>\s]+|mailto:[^<>\s]+)>/g;
/** Of a line that is broken on purpose; two spaces are white space. */
const BREAK = /\\(?=\n)/g;
const FOOTNOTE = /(?<=[^\s[(])\[\^\d{1,3}\](?!:)/g;
/** In code a star is itself. Unicode keeps the ones that stand for it for inner use. */
const [STAR, LOW_LINE, BACKSLASH, AMPERSAND] = ['\ufdd2', '\ufdd3', '\ufdd4', '\ufdd5'];
const ENTITIES = { lt: '<', gt: '>', amp: '&' } as const;
const ENTITY = /&(lt|gt|amp);/g;
/** A mark that is none, as a backslash is before it. */
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** As reStructuredText has them: not within a word, and `_` is none. */
const SET_APART = /(?<![*\\\p{L}\p{N}])(\*{1,2})(?=[^\s*])([^*]*[^\s*])\1(?![*\p{L}\p{N}])/gu;
/** What stands for emphasis in a format, innermost first: one may stand in another. */
export type Emphasis = readonly RegExp[];
export const OF_MARKDOWN: Emphasis = [STARS, LOW_LINES, STARS, LOW_LINES];
export const OF_RESTRUCTURED: Emphasis = [SET_APART];

/** A block of prose without the marks of emphasis and of code in a line: the words are the same. */
export function dropMarks(block: string, emphasis: Emphasis = OF_MARKDOWN): string {
  const bare = block.replace(CODE, (_, _marks, code: string) => code.replaceAll('*', STAR).replaceAll('_', LOW_LINE));
  const plain = emphasis.reduce((text, marks) => text.replace(marks, '$2'), bare);
  return plain.replaceAll(STAR, '*').replaceAll(LOW_LINE, '_');
}

/** Prose without what keeps its characters from being marks, as it is drawn. */
export function dropEscapes(block: string): string {
  const guarded = block.replace(CODE, (code) => code.replaceAll('\\', BACKSLASH).replaceAll('&', AMPERSAND));
  const drawn = guarded.replace(ESCAPE, '$1').replace(ENTITY, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
  return drawn.replaceAll(BACKSLASH, '\\').replaceAll(AMPERSAND, '&');
}

/** Links and pictures as their text, and no marks of footnotes nor of broken lines. */
export function dropLinks(block: string): string {
  const linked = block.replace(LINK, '$1').replace(REFERENCE, '$1').replace(AUTOLINK, '$1');
  return linked.replace(FOOTNOTE, '').replace(BREAK, '');
}

/** Without the marks of emphasis, code and links, nor what keeps others from being marks. */
export function dropAllMarks(block: string, emphasis: Emphasis = OF_MARKDOWN): string {
  const guarded = block.replace(CODE, (code) => code.replaceAll('\\', BACKSLASH));
  return dropLinks(dropMarks(guarded, emphasis)).replace(ESCAPE, '$1').replaceAll(BACKSLASH, '\\');
}

/** What a quote sets apart with marks of its own, marks included. */
export function markedIn(quote: string): readonly string[] {
  return [CODE, STARS, LOW_LINES].flatMap((marks) => quote.match(marks) ?? []);
}
