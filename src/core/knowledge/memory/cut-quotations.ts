import { wording } from '../../../shared/text/wording';
import { cutWrapped, type TextLine } from './cut-wrapped';
import { sentencesOf, type ForgottenSaid } from './forgotten-said';

const memoryText = wording.memories;
const FENCE = /^[\s>]*(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
const QUOTED_LINE = /^\s*(?:>\s?)+/;
/** Of an item of a list, or a heading. */
const ITEM_START = /^\s*(?:[-*+]|\d+[.)]|#{1,6})\s+/;
/** A row of a table, and what parts its cells. */
const ROW = /^\s*\|.*\|\s*$/;
const CELL_BORDER = /(?<!\\)\|/;
const CODE_SPAN = /(`+)(?!`).*?(?<!`)\1(?!`)/g;
const NEW_PARAGRAPH = /\n[\s>]*\n/;
const STRESSED = /(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1/g;
/** What closes a quotation, by what opens it. */
const MARKS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '‘': '’',
};
/** Marks of one line that are looked at. */
const MAX_MARKS = 30;

type IsQuotation = (text: string) => boolean;
type Said = Pick<ForgottenSaid, 'isQuotation' | 'isFragment' | 'isWithin' | 'wholes' | 'sentences'>;

/** How what is set apart is told: in marks of a quotation, less says enough. */
interface Telling {
  readonly isCopy: IsQuotation;
  readonly isMarked: IsQuotation;
  readonly isFragment: IsQuotation;
}

/**
 * An answer with "Forgotten" in the place of each quotation: in a block quote, in quotation marks, behind a colon, as a
 * line, a heading or a cell of its own, or word for word within a sentence. Of code, whole messages alone. All else stays.
 */
export function cutQuotations(text: string, said: Said): string {
  const { isQuotation, wholes, sentences } = said;
  const isCopy: IsQuotation = (each) => isQuotation(each) || said.isFragment(each, false);
  const isFound: IsQuotation = (found) => isQuotation(inOneQuote(found));
  const telling: Telling = {
    isCopy,
    isMarked: (each) => isCopy(each) || said.isFragment(each, true),
    isFragment: (each) => said.isFragment(each, false),
  };
  const kept: string[] = [];
  let wasCut = false;
  for (const { line, isCode } of readLines(cutOverLines(text, said))) {
    const cut = isCode ? line : cutWithin(cutLine(line, telling), sentences, isFound, codeIn);
    const isCut = cut !== line;
    // A quotation of several lines leaves one.
    if (!(isCut && wasCut && cut === kept.at(-1))) kept.push(cut);
    wasCut = isCut;
  }
  return cutWithin(kept.join('\n'), wholes, isFound);
}

interface ReadLine {
  readonly line: string;
  readonly isCode: boolean;
}

function readLines(text: string): readonly ReadLine[] {
  let fence: string | null = null;
  return text.split('\n').map((line) => {
    const mark = FENCE.exec(line)?.[1] ?? null;
    const isCode = fence !== null || mark !== null || INDENTED.test(line);
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = null;
    return { line, isCode };
  });
}

/** What is wrapped goes as one: line by line its end would stay, where that says little by itself. */
function cutOverLines(text: string, said: Said): string {
  const lines = readLines(text);
  const isWrapped: IsQuotation = (found) =>
    found.includes('\n') && !NEW_PARAGRAPH.test(found) && said.isQuotation(inOneQuote(found));
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    const isCode = lines[at]?.isCode === true;
    const end = lines.findIndex((other, index) => index > at && other.isCode !== isCode);
    const run = lines.slice(at, end === -1 ? lines.length : end).map(({ line }) => line);
    at += run.length;
    if (isCode) {
      kept.push(...run);
      continue;
    }
    const whole = cutWithin(run.join('\n'), said.wholes, isWrapped);
    const cut = cutWithin(whole, said.sentences, isWrapped);
    kept.push(...cutWrapped(cut.split('\n'), { read: readText, said, left: memoryText.forgotten }));
  }
  return kept.join('\n');
}

function readText(line: string): TextLine | null {
  const { start, body, isItem } = startOf(line);
  return body.trim() === '' || ROW.test(body) ? null : { start, body: body.trim(), goesOn: !isItem };
}

/** The marks that a line begins with, and what it says. */
function startOf(line: string): Omit<TextLine, 'goesOn'> & { readonly isItem: boolean } {
  const quoted = QUOTED_LINE.exec(line)?.[0] ?? '';
  const item = ITEM_START.exec(line.slice(quoted.length))?.[0] ?? '';
  return { start: quoted + item, body: line.slice(quoted.length + item.length), isItem: item !== '' };
}

/** What stands word for word anywhere, but where `keptIn` says. */
function cutWithin(
  text: string,
  patterns: readonly RegExp[],
  isQuotation: IsQuotation,
  keptIn?: typeof codeIn,
): string {
  let left = text;
  for (const sought of patterns) {
    const isKept = keptIn?.(left) ?? (() => false);
    left = left.replace(sought, (found, at: number) =>
      isKept(at) || !isQuotation(found) ? found : memoryText.forgotten + closingOf(found),
    );
  }
  return left;
}

/** The lines of a quote as one. */
function inOneQuote(found: string): string {
  return found.replace(/\n\s*>[\s>]*/g, ' ');
}

/** The emphasis that ends with a text and began before it. */
function closingOf(found: string): string {
  const marks = found.match(/\*+|_+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_+/gu) ?? [];
  return marks.length % 2 === 0 ? '' : (/[*_]+$/.exec(found)?.[0] ?? '');
}

function cutLine(line: string, telling: Telling): string {
  const { start, body } = startOf(line);
  const isQuoted = QUOTED_LINE.test(line);
  const isCopy = isQuoted ? telling.isMarked : telling.isCopy;
  if (body.trim() === '' || body.trim().replace(CODE_SPAN, '') === '') return line;
  if (ROW.test(body)) return start + cutCells(body, telling);
  if (isCopy(body) || sentencesOf(body).every(isCopy)) return start + memoryText.forgotten;
  const cut = isQuoted ? cutRuns(body, isCopy) : body;
  return start + cutBehindColon(cutStressed(cutInMarks(cut, telling.isMarked), telling.isFragment), telling.isCopy);
}

/** What is said within a cell goes as in a line of its own. */
function cutCells(row: string, telling: Telling): string {
  return row
    .split(CELL_BORDER)
    .map((cell) => {
      const said = cell.trim();
      return said === '' ? cell : cell.replace(said, () => cutLine(said, telling));
    })
    .join('|');
}

/** Each run of sentences that are quotations becomes one word. */
function cutRuns(body: string, isQuotation: IsQuotation): string {
  const sentences = sentencesOf(body);
  if (!sentences.some(isQuotation)) return body;
  let kept = '';
  let wasCut = false;
  for (const sentence of sentences) {
    const isCut = isQuotation(sentence);
    if (!isCut) kept += sentence;
    else if (!wasCut) kept += `${memoryText.forgotten}. `;
    wasCut = isCut;
  }
  return kept.trimEnd();
}

function cutInMarks(body: string, isQuotation: IsQuotation): string {
  const isInCode = codeIn(body);
  const marks = [...body.matchAll(/["“”„«»「」‘’]/g)].filter(({ index }) => !isInCode(index)).slice(0, MAX_MARKS);
  let kept = '';
  let done = 0;
  for (const { 0: opening, index } of marks) {
    if (index < done) continue;
    const closings = MARKS[opening] ?? '';
    // The last that fits: within a quotation may be another.
    const end = marks.findLast(
      (mark) => mark.index > index + 1 && closings.includes(mark[0]) && isQuotation(body.slice(index + 1, mark.index)),
    );
    if (end === undefined) continue;
    kept += body.slice(done, index + 1) + memoryText.forgotten;
    done = end.index;
  }
  return kept + body.slice(done);
}

/** What an answer stresses is its point. */
function cutStressed(body: string, isFragment: IsQuotation): string {
  const isInCode = codeIn(body);
  return body.replace(STRESSED, (found, mark: string, said: string, at: number) =>
    isInCode(at) || !isFragment(said) ? found : mark + memoryText.forgotten + mark,
  );
}

function cutBehindColon(body: string, isQuotation: IsQuotation): string {
  const isInCode = codeIn(body);
  for (const { 0: colon, index } of body.matchAll(/:\s+|：\s*/g)) {
    if (isInCode(index)) continue;
    const start = index + colon.length;
    const sentences = sentencesOf(body.slice(start));
    const others = sentences.findIndex((sentence) => !isQuotation(sentence));
    if (others === -1) return body.slice(0, start) + memoryText.forgotten;
    if (others > 0) return `${body.slice(0, start)}${memoryText.forgotten}. ${sentences.slice(others).join('')}`;
  }
  return body;
}

/** Whether a place of a line stands in code. */
function codeIn(line: string): (at: number) => boolean {
  const spans = [...line.matchAll(CODE_SPAN)].map(({ 0: code, index }) => [index, index + code.length] as const);
  return (at) => spans.some(([from, to]) => at >= from && at < to);
}
