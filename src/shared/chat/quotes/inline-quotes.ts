import type { Grounding } from '../grounding-of';
import type { TextUnit } from './answer-units';
import { citationsIn, withoutCitations, type CitationGroup } from './citation-marks';
import { attributing, introducing } from './introduction';
import { toShadow, type Range } from './quote-shadow';
import { countWords, isTelling, isTellingCode, MIN_TELLING, withoutEmphasis } from './quote-words';
import { quotedSpans, type Span } from './quoted-spans';
import { setApart, type SetApart } from './set-apart';

/** Words in quotation marks, or code in a line, as they are quoted. */
export interface InlineQuote extends Range {
  readonly text: string;
  /** The numbers cited for it, known or not, most likely first. */
  readonly cited: readonly number[];
  /** False when it only shares a paragraph with what is cited for it. */
  readonly isTied: boolean;
  /** A plain word or two in code. */
  readonly isName: boolean;
  /** Code that is more than words. */
  readonly isCode: boolean;
  /** As `Quote` has it. */
  readonly introducedBy: string | null;
}

/** What a paragraph, a list item or a row is to those that look for quotes. */
export interface ReadText {
  /** Where it begins in the whole; all else is counted from there. */
  readonly at: number;
  readonly shadow: string;
  readonly groups: readonly CitationGroup[];
  readonly spans: readonly Span[];
  readonly setApart: readonly SetApart[];
  readonly code: readonly Range[];
  readonly role: TextUnit['role'] | null;
  readonly open: number | null;
  readonly firstLoose: number | null;
}

/** Of a quote that only shares a paragraph with its citation; beside it, one may be shorter. */
const MIN_WORDS = 5;
const MAX_BESIDE_LENGTH = 24;
/** Of code in a line: a sentence, not a name or a command. */
const WORDS_ALONE = /^(?:(?![-–]{2}|\s-)[\p{L}\p{N}\s.,;:!?'’-])*$/u;

export function readText(
  markdown: string,
  { start, end, role = null }: Range & { readonly role?: TextUnit['role'] | null },
  isKnown: (n: number) => boolean,
): ReadText {
  const text = markdown.slice(start, end);
  const { text: shadow, code } = toShadow(text, role !== 'html');
  return {
    at: start,
    shadow,
    groups: citationsIn(shadow, isKnown),
    code,
    role,
    setApart: setApart(text, code),
    ...quotedSpans(shadow),
  };
}

/** `carried`: where in the whole a quote began that may end here. */
interface Surroundings {
  readonly carried: number | null;
  /** What is cited for a quote when nothing is in the text itself. */
  readonly otherwise: readonly number[];
  /** Where the answer comes from passages, a sentence that cites nothing may be a quote as well. */
  readonly grounding: Grounding;
}

/** The quotes in a text. */
export function inlineQuotes(
  markdown: string,
  read: ReadText,
  { carried, otherwise, grounding }: Surroundings,
  isKnown: (n: number) => boolean,
): readonly InlineQuote[] {
  const { at, groups, code, firstLoose } = read;
  const quoted = read.spans.map((span) => (span.isClosed ? span : cutAtCitation(span, groups)));
  if (carried !== null && firstLoose !== null) {
    quoted.unshift({ start: carried - at, end: firstLoose, isClosed: true });
  }
  const taken = new Set([...quoted, ...read.setApart].map((range) => takenGroup(read, range)));
  const citedBy = (range: Range): Cited =>
    groups.length === 0 ? { ns: otherwise, isBeside: false } : citedFor(read, range, taken);
  const toQuote = (range: Range, written: string, cited: Cited, isWorth: (text: string) => boolean) => {
    // The signs of a blockquote are no words of what is quoted in it.
    const plain = read.role === null ? written.replace(/\n[ \t]*>[ \t]?/g, '\n') : written;
    const text = withoutCitations(plain, isKnown).trim();
    const isTied = cited.isBeside || groups.length === 0;
    const [start, end] = [at + range.start, at + range.end];
    return isWorth(text)
      ? [{ start, end, text, cited: cited.ns, isTied, isName: false, isCode: false, introducedBy: null }]
      : [];
  };
  return [
    ...quoted.flatMap((span) => {
      const cited = citedBy(span);
      const isCited = cited.ns.length > 0;
      if (!isCited && (grounding === 'none' || !isPlain(markdown, read, span))) return [];
      const introducedBy = isCited || grounding === 'own' ? null : presentedBy(markdown, read, span);
      if (!isCited && grounding === 'earlier' && introducedBy === null) return [];
      const quotes = toQuote(span, wordsOf(markdown, read, span), cited, (text) => isQuote(text, read, span, cited));
      return quotes.map((quote) => ({ ...quote, introducedBy }));
    }),
    ...read.setApart.flatMap(({ introducedBy, text, ...range }) => {
      const cited = citedBy(range);
      if (cited.ns.length === 0 && grounding === 'none') return [];
      const named = cited.isBeside ? null : introducedBy;
      return toQuote(range, text, cited, () => true).map((quote) => ({ ...quote, introducedBy: named }));
    }),
    ...code.flatMap((range) => {
      const cited = citedFor(read, range, taken);
      const said = codeOf(markdown, at, range);
      // Names in code are no quotes: only what is cited itself.
      if (cited.isBeside && isTellingCode(said)) {
        const isCode = !WORDS_ALONE.test(said);
        return toQuote(range, said, cited, isTellingCode).map((quote) => ({ ...quote, isCode }));
      }
      const isName = /^\p{L}+(?: \p{L}+)?$/u.test(said) && isCitedBehind(read, range);
      return isName ? toQuote(range, said, cited, () => true).map((quote) => ({ ...quote, isName })) : [];
    }),
  ];
}

/** What the clause before a quote, or the one behind it, names as its source. */
function presentedBy(markdown: string, { at, shadow }: ReadText, { start, end }: Range): string | null {
  const before = markdown.slice(at, at + Math.max(start, 0));
  return introducing(before, 'any') ?? attributing(markdown.slice(at + end, at + shadow.length));
}

/**
 * Whether marks set a quote apart without doubt, where no citation says so: they are closed, and over paragraphs they show
 * which one begins it. Where a name leads to is not drawn.
 */
function isPlain(markdown: string, { at, role, shadow }: ReadText, { start, isClosed }: Span): boolean {
  const isDrawn = role !== 'definition' || shadow.trimStart().startsWith('[^');
  const isOneSided = start >= 0 || '“„«‹「『'.includes(markdown[at + start] ?? ' ');
  return isClosed && isOneSided && isDrawn && !/\p{N}/u.test(shadow[start - 1] ?? '');
}

/** Whether words in quotation marks are long enough to be quoted, and not only set apart. */
function isQuote(text: string, { shadow, role, groups }: ReadText, { start, isClosed }: Span, cited: Cited): boolean {
  const words = countWords(text);
  if (words >= (cited.isBeside ? MIN_TELLING : MIN_WORDS)) return true;
  // A mark behind a number is the sign of inches or minutes.
  const isMeasure = /\p{N}/u.test(shadow[start - 1] ?? '');
  const isNear = cited.isBeside || (role === 'row' && groups.length > 0);
  return isClosed && isNear && !isMeasure && isTelling(text);
}

interface Cited {
  readonly ns: readonly number[];
  /** Only marks stand between the quote and its citation. */
  readonly isBeside: boolean;
}

/** What is cited right after a quote, or in it; without that, the next before and after it. */
function citedFor({ shadow, groups }: ReadText, { start, end }: Range, taken: ReadonlySet<unknown>): Cited {
  const [first, next] = [firstFrom(groups, start), firstFrom(groups, end)];
  const [before, after] = [groups[first - 1], groups[next]];
  const isFree = (group: CitationGroup | undefined): boolean => group !== undefined && !taken.has(group);
  const inside = groups.slice(first, next);
  const isAfter = after !== undefined && isBeside(shadow, end, after.start);
  const isBefore = before !== undefined && isBeside(shadow, before.end, start) && isFree(before);
  if (isAfter) {
    const isOfNext = !taken.has(after) && isFree(before);
    return { ns: [...after.ns, ...(isBefore || isOfNext ? (before?.ns ?? []) : [])], isBeside: true };
  }
  if (inside.length > 0) return { ns: inside.flatMap(({ ns }) => ns), isBeside: true };
  const near = [before, after].filter((group) => group !== undefined);
  const free = near.filter(isFree);
  return { ns: (free.length > 0 ? free : near).flatMap(({ ns }) => ns), isBeside: isBefore };
}

/** The citation right after a quote is its own, but after a comma: that may begin what is said of the next one. */
function takenGroup({ shadow, groups }: ReadText, { end }: Range): CitationGroup | null {
  const after = groups[firstFrom(groups, end)];
  if (after === undefined || !isBeside(shadow, end, after.start)) return null;
  return /[,;]/.test(shadow.slice(end, after.start)) ? null : after;
}

/** What stands before a citation is what it cites; what stands behind one may begin another sentence. */
function isCitedBehind({ shadow, groups }: ReadText, { end }: Range): boolean {
  const after = groups[firstFrom(groups, end)];
  return after !== undefined && isBeside(shadow, end, after.start);
}

function isBeside(shadow: string, from: number, to: number): boolean {
  return to - from <= MAX_BESIDE_LENGTH && !/[\p{L}\p{N}]/u.test(shadow.slice(from, to));
}

function cutAtCitation(span: Span, groups: readonly CitationGroup[]): Span {
  const first = groups[firstFrom(groups, span.start)];
  return first === undefined || first.start > span.end ? span : { ...span, end: first.start };
}

/** The index of the first citation that begins at a place or after it. */
function firstFrom(groups: readonly CitationGroup[], place: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words as they are written, without the marks and the comma that a sentence sets before the last one. */
function wordsOf(markdown: string, { at, shadow }: ReadText, { start, end, isClosed }: Span): string {
  let last = isClosed ? end - 1 : end;
  // What spells the closing mark in more than one character.
  while (shadow[last - 1] === '*' && !'*_~'.includes(markdown[at + last - 1] ?? '')) last -= 1;
  const said = markdown.slice(at + start + 1, at + last).trim();
  return withoutEmphasis(said.replace(/[.,;]$/, ''));
}

function codeOf(markdown: string, at: number, { start, end }: Range): string {
  return markdown.slice(at + start, at + end).replace(/^`+|`+$/g, '');
}
