const FENCE = /^\s*(?:`{3,}|~{3,})/;
/** A line that is one tag, or begins or ends a container (`::: tip`): a part of the page, no text. */
const MARKUP_LINE = /^\s*(?:<\/?[A-Za-z][^<>]*>\s*$|:{3,})/;
/** Invisible, and enough to be no citation. */
const WORD_JOINER = '\u2060';
/** A number in code is code, to whoever draws it too. */
const CODE_OR_NUMBER = /(?<!`)(`{1,3})(?!`)[^\n]*?(?<!`)\1(?!`)|\[(?=\d{1,4}\])/g;

/** True for a line that begins or ends a listing. */
export function isFence(line: string): boolean {
  return FENCE.test(line);
}

/** True for a line of prose that a quote leaves out wherever it stands. */
export function isMarkupLine(line: string): boolean {
  return MARKUP_LINE.test(line);
}

/** Prose without what leads nowhere outside of its page: relative links, pictures, and numbers that look like our citations. */
export function toQuotable(block: string): string {
  if (isFence(block)) return block;
  return block
    .replace(/!\[([^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/g, '$1')
    .replace(/\[([^[\]]+)\]\((?!https:\/\/)[^()\s]*(?:\s[^()]*)?\)/g, '$1')
    .replace(CODE_OR_NUMBER, (found) => (found === '[' ? `[${WORD_JOINER}` : found));
}
