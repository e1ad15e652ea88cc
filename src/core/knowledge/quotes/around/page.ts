import type { CitedPlace } from '../../../../shared/domain/passage';
import { readFrontMatter } from '../../sources/chunking/front-matter';
import { splitLines } from '../../sources/split-lines';
import { formatIn } from '../../sources/format-of';
import { readInSteps } from '../../sources/reading/to-readable';
import { spanOf } from '../../sources/reading/show-lines';
import type { Steps } from '../../steps';
import { once, onceInSteps } from '../once';
import { boxesOf, type Box } from './boxes-of';
import { headingsOf } from './headings-of';

type Lines = CitedPlace['lines'];

/** What stands above lines of a file and says of what they are; lines are counted from 1. */
export interface Title {
  readonly line: number;
  readonly title: string;
}

/** A file as the page that a person reads. */
export interface Page {
  /** Whether it is HTML, all of which is written as code is. */
  readonly isHtml: boolean;
  /** Reads what it takes long to read; without that, the first who asks for it waits. */
  open(): Steps<void>;
  /** What the page shows of these lines, as Markdown. */
  read(lines: Lines): string;
  /** The nearest heading at a line or above it. */
  headingAbove(line: number): Title | null;
  /** The innermost box that a line is in. */
  boxAround(line: number): Title | null;
  /** Whether the page shows words that stand in these lines: a comment it does not. True for what is not looked at. */
  shows(lines: Lines, written: string): boolean;
}

const NO_WORDS = /<[^<>]*>|&\w{2,8};|\]\([^()\s]*\)/g;
const WORDS = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]|[\p{L}\p{N}]+/gu;
/** Lines that one goes on over where it wraps without a space: those are known by the first of them. */
const MAX_WRAPPED = 20;
/** Characters of a page that are read in all: each of its stretches takes time by the length of the page. */
const MAX_READ = 20_000_000;

/** The same of lines that are `by` further down in their file. */
export function shiftPage(page: Page, by: number): Page {
  return {
    isHtml: page.isHtml,
    open: () => page.open(),
    read: ([first, last]) => page.read([first + by, last + by]),
    headingAbove: (line) => shiftTitle(page.headingAbove(line + by), -by),
    boxAround: (line) => shiftTitle(page.boxAround(line + by), -by),
    shows: ([first, last], written) => page.shows([first + by, last + by], written),
  };
}

function shiftTitle(title: Title | null, by: number): Title | null {
  return title === null ? null : { ...title, line: title.line + by };
}

/** Markdown that is read of lines of a file, with what stands above them there. */
export function createShownPage(shown: string, page: Page, first: number): Page {
  const own = createPage('shown.md', shown);
  const above = (title: Title | null): Title | null => (title === null ? null : { ...title, line: 0 });
  return {
    isHtml: false,
    open: () => page.open(),
    read: (lines) => own.read(lines),
    headingAbove: (line) => own.headingAbove(line) ?? above(page.headingAbove(first)),
    boxAround: (line) => own.boxAround(line) ?? above(page.boxAround(first)),
    shows: () => true,
  };
}

/** Reads a file, whose lines end in `\n`, when it is first asked for something. */
export function createPage(path: string, text: string): Page {
  const format = formatIn(path, text);
  const headings = onceInSteps(() => headingsOf(format, text));
  const boxes = onceInSteps(() => boxesOf(format, text));
  const readable = onceInSteps(() => readInSteps(path, text));
  const front = once(() => (format === 'markdown' || format === 'mdx' ? readFrontMatter(splitLines(text)).end : 0));
  const cut = (lines: Lines): string => readable.atOnce().cut(...spanOf(text, lines));
  const shown = new Map<string, ReadonlySet<string>>();
  const holding = ([first, last]: Lines, length: number): Lines => {
    const isLong = (to: number): boolean => {
      const [from, end] = spanOf(text, [first, to]);
      return end - from >= length;
    };
    let to = last;
    while (to - last < MAX_WRAPPED && !isLong(to)) to += 1;
    return [first, to];
  };
  let read = 0;
  /** Null for more than is looked at. */
  const wordsOf = (lines: Lines): ReadonlySet<string> | null => {
    const key = lines.join();
    const known = shown.get(key);
    if (known !== undefined || read > MAX_READ) return known ?? null;
    read += text.length;
    const words = new Set(cut(lines).match(WORDS));
    shown.set(key, words);
    return words;
  };
  return {
    isHtml: format === 'html',
    *open() {
      yield* headings.inSteps();
      yield* readable.inSteps();
      yield* boxes.inSteps();
    },
    read: cut,
    headingAbove(line) {
      const heading = headings.atOnce().findLast((one) => one.line < line);
      return heading === undefined ? null : { line: heading.line + 1, title: heading.title };
    },
    boxAround(line) {
      const box: Box | undefined = boxes.atOnce().findLast(({ from, to }) => from < line && line <= to + 1);
      return box === undefined ? null : { line: box.from + 1, title: box.title };
    },
    shows(lines, written) {
      if (format === 'code' || lines[0] <= front()) return true;
      const seen = wordsOf(holding(lines, written.length));
      if (seen === null) return true;
      const words = written.replace(NO_WORDS, ' ').match(WORDS) ?? [];
      return words.filter((word) => seen.has(word)).length * 2 >= words.length;
    },
  };
}
