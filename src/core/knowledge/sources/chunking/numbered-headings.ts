import { isTimeToYield, type Steps } from '../../steps';
import type { Heading } from './outline';

/** `2.2.  Maximum Frame Size`, `1 Introduction`, `A.1.  Grammar`, `Appendix B.  Changes`. */
const NUMBERED = /^(?:Appendix\s{1,2}([A-Z])|((?:\d{1,3}|[A-Z](?=\.\d))(?:\.\d{1,3}){0,8}))([.:]?)\s{1,4}(\S.*)$/;
/** A number without a dot behind it may be of anything; a title has a capital, or is of a script without them. */
const BEGINS_TITLE = /^["“„'‘«]?[\p{Lu}\p{Lt}\p{Lo}]/u;
const BEGINS_NUMBERED = /^["“„'‘«`<_]?\p{L}/u;
/** Of a sentence, an introduction or a part of one. */
const ENDS_OTHERWISE = /[.;,:]$/;
const COLUMNS = /\S\s{3,}\S/;
/** Leaders or a column, and the number of a page. */
const PAGE = /(?:\s*(?:\.\s?){3,}|\s{2,})\s*\d{1,4}$/;
const MAX_LENGTH = 80;
/** So many that count on with nothing between are a list; of those of one number, two. */
const LIST = 3;

interface Candidate {
  readonly line: number;
  readonly numbers: readonly string[];
  readonly title: string;
  /** Whether nothing stands between this and the one before. */
  readonly isNext: boolean;
}

/**
 * Titles with a number that stand alone between blank lines; `text` is a file's lines. What counts on with nothing between
 * is a list, what stands again further down is of a table of contents, and one number alone numbers nothing.
 */
export function* findNumberedHeadings(text: readonly string[]): Steps<readonly Heading[]> {
  const candidates: Candidate[] = [];
  let last = -1;
  for (let index = 0; index < text.length; index += 1) {
    if (isTimeToYield(index)) yield;
    const line = text[index] ?? '';
    if (line === '') continue;
    const isAlone = (text[index - 1] ?? '') === '' && (text[index + 1] ?? '') === '';
    const read = isAlone ? readNumbered(line) : null;
    if (read !== null) candidates.push({ ...read, line: index, isNext: last >= 0 && last === candidates.at(-1)?.line });
    last = index;
  }
  const titles = withoutLists(withoutContents(candidates));
  const isAny = titles.length > 1 || (titles[0]?.numbers.length ?? 0) > 1;
  return isAny ? titles.map(({ line, numbers, title }) => ({ line, last: line, level: numbers.length, title })) : [];
}

/** A title without what a table of contents has behind it, and with single spaces. */
export function plainTitle(line: string): string {
  return line
    .slice(0, 2 * MAX_LENGTH)
    .replace(PAGE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function readNumbered(line: string): Pick<Candidate, 'numbers' | 'title'> | null {
  if (line.length > MAX_LENGTH || PAGE.test(line)) return null;
  const [, appendix, number, dot, title = ''] = NUMBERED.exec(line) ?? [];
  const numbers = (appendix ?? number)?.split('.') ?? [];
  const isTitle = (dot === '' ? BEGINS_TITLE : BEGINS_NUMBERED).test(title);
  if (!isTitle || ENDS_OTHERWISE.test(title) || COLUMNS.test(title)) return null;
  return { numbers, title: plainTitle(line) };
}

function withoutContents(candidates: readonly Candidate[]): readonly Candidate[] {
  const lastOf = new Map(candidates.map(({ title }, at) => [title, at]));
  return candidates.filter(({ title }, at) => candidates[at + 1]?.isNext !== true || lastOf.get(title) === at);
}

function withoutLists(candidates: readonly Candidate[]): readonly Candidate[] {
  const runs: Candidate[][] = [];
  for (const candidate of candidates) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before !== undefined && countsOn(before, candidate)) run?.push(candidate);
    else runs.push([candidate]);
  }
  return runs.filter((run) => run.length < (run[0]?.numbers.length === 1 ? 2 : LIST)).flat();
}

function countsOn(one: Candidate, other: Candidate): boolean {
  const isSibling =
    one.numbers.length === other.numbers.length &&
    one.numbers.slice(0, -1).join('.') === other.numbers.slice(0, -1).join('.');
  return other.isNext && isSibling && valueOf(other) === valueOf(one) + 1;
}

function valueOf({ numbers }: Candidate): number {
  const last = numbers.at(-1) ?? '';
  return /^\d/.test(last) ? Number(last) : last.charCodeAt(0);
}
