import { lastUpTo } from '../search/last-up-to';
import { CLOSE, OPEN, type SourceView } from '../view/source-view';

/** More of a sentence is not looked at, on either side. */
export const MAX_REST = 600;
/** Between sentences, the cells of a table, or blocks of a page. A small letter goes on after an abbreviation. */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|z\.B|cf|vs|[Nn]o|[Nn]r|[Aa]pprox|ca|[Mm]ax|[Mm]in|[Ff]ig|Dr|Mrs?|Ms|Prof))[.!?]["')\]”’*_]*\s+(?=["'(“‘*_[]*[\p{Lu}\p{N}`]|[-*•])|[。！？]|\s\|\s|<\/?(?:p|div|[duo]l|li|d[dt]|t[dhr]|table|h[1-6]|pre|blockquote|section|article)(?:\s[^<>]*)?>/gu;
/** The end of a quote may be that of its sentence. */
const OVERLAP = 4;
/**
 * What stands before a sentence and is none of it: the marks of an item or a heading, tags, the name of a box, how AsciiDoc
 * sets a block.
 */
const LEAD =
  /^(?:\[(?:verse|quote|source|listing|literal|normal|abstract)(?:[,.#%][^\]\n]{0,80})?\]\s+)?[\ufdd0\s>*+#\-•]*(?:\d{1,9}(?:\.\d{1,9})*[.)]?\s+)?(?:\[[ xX]\]\s+)?(?:\.\. [\w-]+::\s*|\[!\w+\][\s>]*|[*_]*(?:note|tip|hint|info|important|warning|caution|example)[*_]*:[*_]*\s*)?/iu;
const NO_WORDS = /<[^<>]*>|\[\^?\d{1,3}\]|&(?:nbsp|#160);/giu;
const WORD = /[\p{L}\p{N}]/u;
/** Code that is a comment goes on in no sentence. */
const CODE_IN_COMMENT = /(?:#|\/\/)\s[\w.$]+(?:\([^()]*\);?| = \S+)\s(?=#|\/\/)/g;

/** What stands before a place up to the last end of a line that ends a sentence as well. */
export function writtenBefore({ text, breaks }: SourceView, at: number): string {
  const first = breaks[lastUpTo(breaks, at - 1)] ?? -1;
  return text.slice(Math.max(first + 1, at - MAX_REST), at);
}

/** What stands behind a place up to the next end of such a line. */
export function writtenAfter({ text, breaks }: SourceView, at: number): string {
  const last = breaks[lastUpTo(breaks, at - 1) + 1];
  return text.slice(at, Math.min(last ?? text.length, at + MAX_REST));
}

/** What its sentence says before a place, without the marks that it begins with. */
export function restBefore(view: SourceView, at: number, isCode: boolean): string {
  const written = writtenBefore(view, at);
  const before = isCode ? written.replace(CODE_IN_COMMENT, '') : written;
  return lastSentence(before, view.text.slice(at, at + OVERLAP)).replace(LEAD, '');
}

/** What its sentence says behind a place, where what begins at `from` ends. */
export function restAfter(view: SourceView, at: number, from: number): string {
  return firstSentence(view.text.slice(Math.max(from, at - OVERLAP), at), writtenAfter(view, at));
}

export function hasWords(rest: string): boolean {
  return WORD.test(rest.replace(NO_WORDS, ' '));
}

/** What is open at the end of a text that goes on as told. */
export function lastSentence(before: string, goesOn: string): string {
  let from = 0;
  for (const { 0: mark, index } of (before + goesOn).matchAll(SENTENCE_END)) {
    if (index + mark.length <= before.length) from = index + mark.length;
  }
  return before.slice(from);
}

function firstSentence(quoted: string, after: string): string {
  for (const { 0: mark, index } of (quoted + after).matchAll(SENTENCE_END)) {
    if (index + mark.length >= quoted.length) return after.slice(0, Math.max(0, index - quoted.length));
  }
  // What may be left out in a quote ends a sentence too.
  return after.split(new RegExp(`[${OPEN}${CLOSE}]`), 1)[0] ?? '';
}
