import { isTimeToYield, type Steps } from '../../steps';
import { findPartedWords } from '../parted-words';
import { JOINED, redact } from './file-lines';
import { plainTitle } from './numbered-headings';
import type { PlainOutline } from './plain-outline';

const HAS_NUMBER = /^(?:\d|[A-Z]\.\d|Appendix\s)/;

/** What is searched of a plain text: not what print has around its pages, nor lines that list its titles; words whole. */
export function* searchPlain(lines: readonly string[], { headings, noise }: PlainOutline): Steps<readonly string[]> {
  const page = redact(lines);
  const titles = new Set(headings.flatMap(({ title }) => (HAS_NUMBER.test(title) ? [title] : [])));
  const headingLines = new Set(headings.map(({ line }) => line));
  for (const [index, line] of lines.entries()) {
    if (isTimeToYield(index)) yield;
    const isListed = titles.size > 0 && !headingLines.has(index) && titles.has(plainTitle(line));
    if (isListed || noise.lines.has(index)) page.hideLines(index, index);
  }
  for (const index of findPartedWords(lines).keys()) {
    const at = page.line(index).lastIndexOf('\u2010');
    if (at >= 0) page.hide(index, at, at + 1, JOINED);
  }
  return page.result();
}
