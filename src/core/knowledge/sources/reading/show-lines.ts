import type { CitedPlace } from '../../../../shared/domain/passage';
import { formatIn } from '../format-of';
import { toReadable } from './to-readable';

type Lines = CitedPlace['lines'];

/** A listing as our reading of HTML writes it, code in a line, and what keeps a character from being a mark. */
const DRAWN = /^(`{3,})[^\n]*\n(?:[^]*?\n)?\1$|(?<![`\\])(`+)(?!`)[^\n]{0,1000}?(?<!`)\2(?!`)|\\([!-/:-@[-`{-~])/gm;

/**
 * Lines of a file as a person reads them, where they are not read as they are written: what is not Markdown by nature
 * would come with marks that the file does not have.
 */
export function showLines(path: string, text: string, lines: Lines): string | null {
  switch (formatIn(path, text)) {
    case 'markdown':
    case 'mdx':
    case 'notebook':
      return toReadable(path, text).cut(...spanOf(text, lines));
    case 'html':
      return withoutEscapes(toReadable(path, text).cut(...spanOf(text, lines)));
    default:
      return null;
  }
}

function withoutEscapes(markdown: string): string {
  return markdown.replace(DRAWN, (drawn, _fence, _code, escaped?: string) => escaped ?? drawn);
}

/** Lines of a text as they are written. */
export function cutLines(text: string, lines: Lines): string {
  return text.slice(...spanOf(text, lines));
}

/** Where lines of a text begin and end. */
export function spanOf(text: string, [first, last]: Lines): readonly [from: number, to: number] {
  let [from, line] = [text.length, 1];
  for (let start = 0; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if (line === first) from = start;
    if (line === last) return [from, end < 0 ? text.length : end];
    if (end < 0) break;
    start = end + 1;
  }
  return [from, text.length];
}
