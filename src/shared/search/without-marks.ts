/** What makes a line a heading, a quote or the edge of a listing. */
const LINE_MARKS = /^[ \t]*(?:(?:#{1,6}[ \t]+|>[ \t]?)+|(?:`{3,}|~{3,})\n?)/gm;
/** One in whose address something was found (marked by U+FDD0) stays as it is. */
const LINK = /!?\[([^[\]\n]{1,300})\]\([^()\s\ufdd0]{0,300}\)/g;
const CODE = /`([^`\n]{1,300})`/g;
const STRONG = /\*\*(?=\S)([^*\n]{1,300})(?<=\S)\*\*/g;
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\p{L}\p{N}*])/gu;

/**
 * Markdown to be read at a glance: without the marks of headings, quotes, listings, links, code and emphasis. Underscores
 * stay, as names of code have them.
 */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(LINE_MARKS, '')
    .replace(LINK, '$1')
    .replace(CODE, '$1')
    .replace(STRONG, '$1')
    .replace(EMPHASIS, '$1');
}
