import { isTimeToYield, type Steps } from '../../steps';
import { readPageNoise, withoutBreak, type PageNoise } from '../page-noise';
import { readHeadings } from './find-headings';
import { findManualHeadings } from './manual-headings';
import { findNumberedHeadings, plainTitle } from './numbered-headings';
import type { Heading, Outline } from './outline';

export interface PlainOutline extends Outline {
  readonly noise: PageNoise;
}

/** Within the title of a page is what is underlined, and within that what only its place tells. */
const LEVELS = { title: 1, underlined: 1, placed: 10 };
/** A title in the middle of its line. */
const MIDDLE = /^\s{8,}\p{L}(?!.*\S\s{3,}\S).*(?<![.;,:])$/u;
const MAX_LENGTH = 120;

/** Headings of a text without marks for them: underlined, numbered, or placed as those of a manual are. */
export function* readPlainOutline(lines: readonly string[]): Steps<PlainOutline> {
  const noise = yield* readPageNoise(lines);
  const { headings, isWhole } = yield* readHeadings(lines, 'plain', 0);
  const text: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (isTimeToYield(index)) yield;
    text.push(noise.lines.has(index) ? '' : withoutBreak(line));
  }
  const byLine = new Map<number, Heading>();
  const add = (some: readonly Heading[], level: number): void => {
    for (const heading of some) byLine.set(heading.line, { ...heading, level: level + heading.level });
  };
  // What is drawn tells more than a number, and that more than capitals.
  add(yield* findManualHeadings(text), LEVELS.placed);
  add(yield* findNumberedHeadings(text), LEVELS.placed);
  add(headings, LEVELS.underlined);
  const inOrder = (): readonly Heading[] => [...byLine.values()].toSorted((a, b) => a.line - b.line);
  add(yield* readTitles(text, noise, inOrder()[0]), 0);
  return { headings: inOrder(), isWhole, noise };
}

/** What all of a page is below: the name of a page of a manual, or a title in the middle above the first heading. */
function* readTitles(
  text: readonly string[],
  { manuals }: PageNoise,
  first: Heading | undefined,
): Steps<readonly Heading[]> {
  const toTitle = (line: number, title: string): Heading => ({ line, last: line, level: LEVELS.title, title });
  if (manuals.size > 0) return [...manuals].map(([line, title]) => toTitle(line, title));
  for (let index = 0; index < (first?.line ?? 0); index += 1) {
    if (isTimeToYield(index)) yield;
    const line = text[index] ?? '';
    const isAlone = (text[index - 1] ?? '') === '' && text[index + 1] === '';
    if (isAlone && line.length <= MAX_LENGTH && MIDDLE.test(line)) return [toTitle(index, plainTitle(line))];
  }
  return [];
}
