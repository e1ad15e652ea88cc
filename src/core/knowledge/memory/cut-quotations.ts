import { en } from '../../../shared/text/en';
import { sentencesOf, type ForgottenSaid } from './forgotten-said';

const memoryText = en.memories;
const FENCE = /^[\s>]*(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
const QUOTED_LINE = /^\s*(?:>\s?)+/;
/** Of an item of a list, or a heading. */
const ITEM_START = /^\s*(?:[-*+]|\d+[.)]|#{1,6})\s+/;
/** A row of a table, and what parts its cells. */
const ROW = /^\s*\|.*\|\s*$/;
const CELL_BORDER = /(?<!\\)\|/;
const CODE_SPAN = /(`+)(?!`).*?(?<!`)\1(?!`)/g;
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
type Said = Pick<ForgottenSaid, 'isQuotation' | 'wholes' | 'sentences'>;

/**
 * An answer with "Forgotten" in the place of each quotation: in a block quote, in quotation marks, behind a colon, as a
 * line, a heading or a cell of its own, or word for word within a sentence. Of code, whole messages alone. All else stays.
 */
export function cutQuotations(text: string, { isQuotation, wholes, sentences }: Said): string {
  const kept: string[] = [];
  let fence: string | null = null;
  let wasCut = false;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    const isCode = fence !== null || mark !== null || INDENTED.test(line);
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = null;
    const cut = isCode ? line : cutWithin(cutLine(line, isQuotation), sentences, isQuotation, codeIn);
    const isCut = cut !== line;
    // A quotation of several lines leaves one.
    if (!(isCut && wasCut && cut === kept.at(-1))) kept.push(cut);
    wasCut = isCut;
  }
  return cutWithin(kept.join('\n'), wholes, isQuotation);
}

/** What stands word for word anywhere, but where `keptIn` says. */
function cutWithin(text: string, sought: RegExp | null, isQuotation: IsQuotation, keptIn?: typeof codeIn): string {
  if (sought === null) return text;
  const isKept = keptIn?.(text) ?? (() => false);
  return text.replace(sought, (found, at: number) =>
    isKept(at) || !isQuotation(inOneQuote(found)) ? found : memoryText.forgotten + closingOf(found),
  );
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

function cutLine(line: string, isQuotation: IsQuotation): string {
  const quoted = QUOTED_LINE.exec(line)?.[0] ?? '';
  const start = quoted + (ITEM_START.exec(line.slice(quoted.length))?.[0] ?? '');
  const body = line.slice(start.length);
  if (body.trim() === '' || body.trim().replace(CODE_SPAN, '') === '') return line;
  if (ROW.test(body)) return start + cutCells(body, isQuotation);
  if (isQuotation(body) || sentencesOf(body).every(isQuotation)) return start + memoryText.forgotten;
  if (quoted !== '') return start + cutRuns(sentencesOf(body), isQuotation);
  return start + cutBehindColon(cutInMarks(body, isQuotation), isQuotation);
}

/** What is said within a cell goes as in a line of its own. */
function cutCells(row: string, isQuotation: IsQuotation): string {
  return row
    .split(CELL_BORDER)
    .map((cell) => {
      const said = cell.trim();
      return said === '' ? cell : cell.replace(said, () => cutLine(said, isQuotation));
    })
    .join('|');
}

/** Each run of sentences that are quotations becomes one word. */
function cutRuns(sentences: readonly string[], isQuotation: IsQuotation): string {
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
