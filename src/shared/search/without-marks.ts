/** Of a listing; one in which something was found (marked by U+FDD0 and U+FDD1) stays as it is. */
const FENCE = /(?<![`\ufdd0])`{3,}(?![`\ufdd1])\n?|^[ \t]*~{3,}\n?/m;
const QUOTE = /^[ \t]*(?:>[ \t]?)+/gm;
/** What makes a line a heading or a quote. */
const LINE_MARKS = /^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)+/gm;
/** Code in a line, in which a backslash is a backslash; or a mark that is none, as a backslash is before it. */
const CODE_OR_ESCAPE = /(`[^`\n]{1,300}`)|\\([\ufdd0\ufdd1]?[!-/:-@[-`{-~])/g;
/** Stands for the backslash before such a mark while the others are looked for. Like U+FDD0, it is in no text. */
const ESCAPE = '\ufdd2';
/** One in whose address something was found stays as it is. */
const LINK = /(?<!\ufdd2)!?\[([^[\]\n]{1,300})\]\([^()\s\ufdd0]{0,300}\)/g;
const CODE = /(?<!\ufdd2)`([^`\n]{1,300})`/g;
const STRONG = /(?<!\ufdd2)\*\*(?=\S)([^*\n]{1,300})(?<=[^\s\ufdd2])\*\*/g;
const EMPHASIS = /(?<![\p{L}\p{N}*\ufdd2])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s\ufdd2])\*(?![\p{L}\p{N}*])/gu;

/**
 * Markdown to be read at a glance: without the marks of headings, quotes, listings, links, code, emphasis and escapes.
 * Underscores stay, as names of code have them, and so does what stands in a listing.
 */
export function withoutMarks(markdown: string): string {
  const pieces = markdown.split(FENCE);
  return pieces.map((piece, at) => (at % 2 === 0 ? proseOf(piece) : piece.replace(QUOTE, ''))).join('');
}

function proseOf(piece: string): string {
  return piece
    .replace(LINE_MARKS, '')
    .replace(CODE_OR_ESCAPE, (_, code?: string, mark?: string) => code ?? `${ESCAPE}${mark}`)
    .replace(LINK, '$1')
    .replace(CODE, '$1')
    .replace(STRONG, '$1')
    .replace(EMPHASIS, '$1')
    .replaceAll(ESCAPE, '');
}
