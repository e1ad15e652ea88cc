import { formatOf, type Format } from '../../sources/format-of';
import { createCodeLines } from './comment-lines';
import { isFence, isMarkupLine } from '../../sources/quotable';
import { isTimeToYield, type Steps } from '../../steps';
import { indentWith } from '../../sources/indent-with';

/** Formats that are prose as they are written, with marks that are much the same in all of them. */
const PROSE: ReadonlySet<Format> = new Set<Format>(['markdown', 'mdx', 'restructured', 'asciidoc', 'legal', 'plain']);
const HEADING = /^ {0,3}#{1,6}\s/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)]|\|)/;
/** A rule, an underline, the end of a container. */
const WORDLESS = /^[^\p{L}\p{N}]*$/u;
/** Around a line of the source that a quote may leave out. Unicode keeps both for inner use. */
export const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];
const TAB = 4;
const NO_CODE = { isWords: false, isEnclosed: false };
/** Also where a word may be broken. */
const INVISIBLE = /[\ufdd0\ufdd1\u2060\u00ad]/g;

const IS_ASCII = /^[ -~]*$/;
const APOSTROPHES = /[‘’‛]/g;
const QUOTATION_MARKS = /[“”„‟«»]/g;
/** A dash that stands between words, set with spaces or without. */
const LONG_DASHES = /(?<=\S)\s?—\s?(?=\S)/g;
/** A hyphen, and a dash where it cannot be taken for one: between spaces, and in a range of numbers. */
const DASHES = /[\u2010\u2011]|(?<= )[–—](?= )|(?<=\d)–(?=\d)/g;

/** What ends with a line: nothing of its own, a line of code or a list item, or a whole block. */
export type Joint = 'line' | 'item' | 'block';

/** A file as quotes are looked for in it. */
export interface SourceView {
  /** All in one line. */
  readonly text: string;
  /** By the place of the space that stands for the line's end; -1 and the text's length among them. */
  readonly joints: ReadonlyMap<number, Joint>;
  /** The places of blocks' ends, in order. */
  readonly blockEnds: readonly number[];
  /** Where each line begins, in order, and how far it is set in if it is code; null for prose. */
  readonly lineStarts: readonly number[];
  readonly indents: readonly (number | null)[];
  readonly hasCode: boolean;
  /** The places of the lines' ends that end a sentence as well, in order; -1 and the text's length among them. */
  readonly breaks: readonly number[];
  /** Of a line of code, whether it is words: a comment, or text over several lines. */
  readonly isWords: readonly boolean[];
  /** Whether it does not run though nothing in it says so, since it stands in a comment or a text over several lines. */
  readonly isEnclosed: readonly boolean[];
  /** Which line of the file each one is, counted from 1. */
  readonly numbers: readonly number[];
}

/** A stretch of a quote that stands in its source without a gap: blocks that follow each other. */
export type Part = readonly string[];

export function isProse(path: string): boolean {
  return PROSE.has(formatOf(path));
}

export function toBlocks(text: string): Part {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    const plain = squeeze(line);
    // The marks of a listing are the quote's own.
    const isBorder = plain === '' || isFence(line);
    if (isBorder || standsAlone(line)) blocks.push([]);
    if (!isBorder) blocks.at(-1)?.push(plain);
    if (standsAlone(line)) blocks.push([]);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join(' '));
}

/** `showWords` gives what is compared of a line of a comment. */
export function* toView(
  source: string,
  ofProse: boolean,
  showWords = (line: string): string => line,
): Steps<SourceView> {
  const joints = new Map<number, Joint>([[-1, 'block']]);
  const lines: string[] = [];
  const lineStarts: number[] = [];
  const indents: (number | null)[] = [];
  const numbers: number[] = [];
  const breaks: number[] = [-1];
  const isWords: boolean[] = [];
  const isEnclosed: boolean[] = [];
  const code = createCodeLines();
  const endCode = (): void => void isEnclosed.fill(false, isEnclosed.length - code.restart());
  let [length, isInFence, isBehindBlock] = [0, false, true];
  for (const [at, line] of source.split('\n').entries()) {
    if (isTimeToYield(at)) yield;
    const written = squeeze(line);
    if (written === '') {
      isBehindBlock = true;
      continue;
    }
    const isBorder = ofProse && isFence(line);
    if (isBorder) {
      isInFence = !isInFence;
      endCode();
    }
    const isLeavable = isBorder || (ofProse && !isInFence && standsAlone(line));
    const isOfItem = !ofProse || isInFence || ITEM.test(line);
    const isCode = !ofProse || (isInFence && !isBorder);
    const { isWords: isWordLine, isEnclosed: isDead } = isCode ? code.take(written) : NO_CODE;
    const plain = isWordLine ? showWords(written) : written;
    const joint = isBehindBlock || isLeavable ? 'block' : isOfItem ? 'item' : 'line';
    joints.set(length - 1, joint);
    const goesOn = joint === 'line' || (joint === 'item' && isWordLine && isWords.at(-1) === true);
    if (!goesOn && length > 0) breaks.push(length - 1);
    isWords.push(isWordLine);
    isEnclosed.push(isDead);
    const kept = isLeavable ? `${OPEN}${plain}${CLOSE}` : plain;
    lines.push(kept);
    lineStarts.push(length);
    numbers.push(at + 1);
    indents.push(isCode ? widthOf(line) : null);
    length += kept.length + 1;
    isBehindBlock = isLeavable;
  }
  endCode();
  joints.set(length - 1, 'block');
  breaks.push(length - 1);
  const blockEnds = [...joints].flatMap(([at, joint]) => (joint === 'block' ? [at] : []));
  const hasCode = indents.some((indent) => indent !== null);
  return {
    text: lines.join(' '),
    joints,
    blockEnds,
    lineStarts,
    indents,
    hasCode,
    breaks,
    isWords,
    isEnclosed,
    numbers,
  };
}

/** A line as it is compared: characters that only typesetting tells apart are one. */
export function squeeze(line: string): string {
  const plain = line.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  if (IS_ASCII.test(plain)) return plain;
  return plain
    .normalize('NFC')
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(LONG_DASHES, ' — ')
    .replace(DASHES, '-');
}

/** How far a line is set in, a tab up to the next fourth place. */
export function widthOf(line: string): number {
  return indentWith(TAB, line);
}

/** No sentence: a heading, one tag, or no word. */
function standsAlone(line: string): boolean {
  return HEADING.test(line) || isMarkupLine(line) || WORDLESS.test(line);
}
