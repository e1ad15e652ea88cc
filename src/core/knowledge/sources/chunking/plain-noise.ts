import { isTimeToYield, type Steps } from '../../steps';
import { findPartedWords } from '../parted-words';
import { JOINED, redact } from './file-lines';
import { plainTitle } from './numbered-headings';
import type { PlainOutline } from './plain-outline';

const HAS_NUMBER = /^(?:\d|[A-Z]\.\d|Appendix\s)/;

/** Titles above the first of them that make a table of contents. */
const LEAST_CONTENTS = 2;

/** What is searched of a plain text: not what print has around its pages, nor lines that list its titles; words whole. */
export function* searchPlain(lines: readonly string[], { headings, noise }: PlainOutline): Steps<readonly string[]> {
  const page = redact(lines);
  const numbered = headings.filter(({ title }) => HAS_NUMBER.test(title));
  const titles = new Set(numbered.map(({ title }) => title));
  const contents: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (isTimeToYield(index)) yield;
    if (index < (numbered[0]?.line ?? 0) && titles.has(plainTitle(line))) contents.push(index);
    if (noise.lines.has(index)) page.hideLines(index, index);
  }
  if (contents.length >= LEAST_CONTENTS) for (const index of contents) page.hideLines(index, index);
  for (const index of findPartedWords(lines).keys()) {
    const at = page.line(index).lastIndexOf('\u2010');
    if (at >= 0) page.hide(index, at, at + 1, JOINED);
  }
  return page.result();
}
