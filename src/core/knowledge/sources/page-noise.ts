import { finish, isTimeToYield, type Steps } from '../steps';

/** Where a page of print has its columns: at three spaces or a tab. */
const GAP = / {3,}| *\t\s*/;
/** `GIT-STASH(1)`, as the first and the last column of what stands above a page of a manual. */
const MANUAL = /^\S{1,80}\(\d\w{0,9}\)$/;
/** What stands below a page of a report: `Bok    Informational    [Page 3]`. */
const PAGE_FOOT = /^\S.*\s\[Page (?:\d{1,5}|[ivxlc]{1,9})\]$/i;
/** The number of a section: what stands below a page break may be a heading. */
const NUMBER = /^(?:\d|[A-Z]\.)/;
/** Of a sentence, its lines but the last, and but the first. */
const GOES_ON = /[\p{L}\p{N},)"'`-]\s*$/u;
const BEGINS_WITHIN = /^\s*["'(`]?\p{Ll}/u;
/** A longer line is none of print. */
const MAX_LENGTH = 300;

/** What print has above and below its pages, in a plain text. */
export interface PageNoise {
  /** Indexes of its lines. */
  readonly lines: ReadonlySet<number>;
  /** Pages of a manual by the line that they begin with: `GIT-STASH(1)`. */
  readonly manuals: ReadonlyMap<number, string>;
}

/** Finds the running heads and feet of a report (RFC 7322, 3.1) and of pages of a manual (groff_man(7)). */
export function findPageNoise(lines: readonly string[]): PageNoise {
  return finish(readPageNoise(lines));
}

/** The same in steps. */
export function* readPageNoise(lines: readonly string[]): Steps<PageNoise> {
  const noise = new Set<number>();
  const manuals = new Map<number, string>();
  let manual: string | null = null;
  /** Nothing stands between it and the beginning, or the foot of a page. */
  let isFirst = true;
  let isBehindBreak = false;
  const isBlank = (index: number): boolean => withoutBreak(lines[index] ?? '') === '';
  const isBreak = (index: number): boolean => lines[index]?.startsWith('\f') === true;
  for (const [index, written] of lines.entries()) {
    if (isTimeToYield(index)) yield;
    if (isBreak(index)) isBehindBreak = true;
    const line = withoutBreak(written);
    if (line === '') continue;
    const isAlone = (isBlank(index - 1) || isBreak(index)) && (isBlank(index + 1) || isBreak(index + 1));
    const columns = isAlone && /^\S/.test(line) && line.length <= MAX_LENGTH ? line.split(GAP) : [];
    const title = isFirst ? manualOf(columns) : null;
    if (title !== null && title !== manual) {
      manuals.set(index, title);
      manual = title;
    }
    const isFoot = columns.length > 1 && PAGE_FOOT.test(line);
    const isHead = isFirst && isBehindBreak && columns.length > 1 && !NUMBER.test(line);
    const isOfPage = isOfManual(columns, manual);
    if (isFoot || isHead || isOfPage) noise.add(index);
    isFirst = isFoot || isOfPage;
    isBehindBreak = false;
  }
  return { lines: noise, manuals };
}

/** The same lines, and the blank ones beside them where a sentence goes on: what a reader passes over. */
export function findPageBreaks(lines: readonly string[]): ReadonlySet<number> {
  const noise = findPageNoise(lines).lines;
  const passed = new Set(noise);
  const isPassed = (index: number): boolean => noise.has(index) || lines[index]?.trim() === '';
  let below = 0;
  for (const index of noise) {
    if (index < below) continue;
    let above = index;
    below = index;
    while (isPassed(above)) above -= 1;
    while (isPassed(below)) below += 1;
    if (!GOES_ON.test(lines[above] ?? '') || !BEGINS_WITHIN.test(lines[below] ?? '')) continue;
    for (let line = above + 1; line < below; line += 1) passed.add(line);
  }
  return passed;
}

/** A line without the page break that it may begin with. */
export function withoutBreak(line: string): string {
  return line.replace(/^\f+/, '').trimEnd();
}

function manualOf(columns: readonly string[]): string | null {
  const first = columns[0] ?? '';
  return columns.length > 1 && MANUAL.test(first) && columns.at(-1) === first ? first : null;
}

/** Below a page its name stands last or, on both sides of a date, what it comes with. */
function isOfManual(columns: readonly string[], manual: string | null): boolean {
  if (manual === null || columns.length < 2) return false;
  return columns.at(-1) === manual || (columns.length === 3 && columns[0] === columns[2]);
}
