import type { SnippetPart } from '../../../../shared/domain/found-message';
import { foldText } from '../../../../shared/search/fold-text';
import { withoutMarks } from '../../../../shared/search/without-marks';

/** What full text puts around a match: two characters that Unicode keeps out of all text. */
export const MATCH_START = '\ufdd0';
export const MATCH_END = '\ufdd1';

/** What of a text is shown before the first match, and in all. */
const BEFORE = 50;
const LENGTH = 220;

interface Marked {
  readonly text: string;
  readonly matches: readonly (readonly [from: number, to: number])[];
}

/**
 * The part of a text around its first match, on one line and without the marks of Markdown. Where full text has marked nothing, as of parts of names and of
 * scripts without spaces, `words` are looked for.
 */
export function cutSnippet(highlighted: string, words: readonly string[]): readonly SnippetPart[] {
  const marked = readMarks(withoutMarks(highlighted));
  const { text } = marked;
  const matches = marked.matches.length > 0 ? marked.matches : findWords(text, words);
  const from = wholeCharacter(text, startBefore(text, matches[0]?.[0] ?? 0));
  const to = wholeCharacter(text, Math.min(text.length, from + LENGTH));
  const parts: SnippetPart[] = [];
  const add = (start: number, end: number, isMatch: boolean): void => {
    const line = text.slice(start, end).replaceAll(/\s+/g, ' ');
    if (line !== '') parts.push({ text: line, isMatch });
  };
  if (from > 0) parts.push({ text: '…', isMatch: false });
  let at = from;
  for (const [start, end] of matches) {
    if (start < at || start >= to) continue;
    add(at, start, false);
    add(start, Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  if (to < text.length) parts.push({ text: '…', isMatch: false });
  return parts;
}

function readMarks(highlighted: string): Marked {
  const matches: [number, number][] = [];
  let text = '';
  let start = -1;
  for (const piece of highlighted.split(/([\ufdd0\ufdd1])/)) {
    if (piece === MATCH_START) start = text.length;
    else if (piece === MATCH_END) {
      if (start >= 0 && start < text.length) matches.push([start, text.length]);
      start = -1;
    } else text += piece;
  }
  return { text, matches };
}

function findWords(text: string, words: readonly string[]): Marked['matches'] {
  const telling = words.filter((word) => word !== '').map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  if (telling.length === 0) return [];
  return [...text.matchAll(new RegExp(telling.join('|'), 'giu'))].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** Some characters before the first match, at the beginning of a word. */
function startBefore(text: string, match: number): number {
  if (match <= BEFORE) return 0;
  const space = text.slice(match - BEFORE, match).search(/\s/);
  return match - BEFORE + (space === -1 ? 0 : space + 1);
}

/** Not within a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** Whether one of a text's words begins so. */
export function hasBeginning(text: string, beginning: string): boolean {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(beginning));
}
