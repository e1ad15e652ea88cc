import type { Grounding } from '../grounding-of';
import { withoutCitations } from './citation-marks';
import { citedFor, cutAtCitation, isCitedBehind, takenGroup, type Cited } from './cited-for';
import { attributing, claimsWords, introducing } from './introduction';
import type { Range } from './quote-shadow';
import { countWords, isTelling, isTellingCode, MIN_TELLING, withoutEmphasis } from './quote-words';
import type { Span } from './quoted-spans';
import type { ReadText } from './read-text';

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
  readonly isUnmarked: boolean;
  /** As `Quote` has it. */
  readonly introducedBy: string | null;
}

/** Of a quote that only shares a paragraph with its citation; beside it, one may be shorter. */
const MIN_WORDS = 5;
/** Of code in a line: a sentence, not a name or a command. */
const WORDS_ALONE = /^(?:(?![-–]{2}|\s-)[\p{L}\p{N}\s.,;:!?'’-])*$/u;

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
      ? [
          {
            start,
            end,
            text,
            cited: cited.ns,
            isTied,
            isName: false,
            isCode: false,
            isUnmarked: false,
            introducedBy: null,
          },
        ]
      : [];
  };
  return [
    ...quoted.flatMap((span) => {
      const cited = citedBy(span);
      const isCited = cited.ns.length > 0;
      if (!isCited && (grounding === 'none' || !isPlain(markdown, read, span))) return [];
      const introducedBy = isCited || grounding === 'own' ? null : presentedBy(markdown, read, span);
      if (!isCited && grounding === 'earlier' && introducedBy === null) return [];
      const quotes = toQuote(span, wordsOf(markdown, read, span), cited, (text) =>
        isQuote(text, markdown, read, span, cited),
      );
      return quotes.map((quote) => ({ ...quote, introducedBy }));
    }),
    ...read.setApart.flatMap(({ introducedBy, text, mayBeOwn, isUnmarked = false, ...range }) => {
      const cited = citedBy(range);
      const isCitedItself = isCitedBehind(read, range) || (groups.length === 0 && cited.ns.length > 0);
      if (mayBeOwn && !isCitedItself) return [];
      if (cited.ns.length === 0 && grounding === 'none') return [];
      const named = cited.isBeside ? null : introducedBy;
      return toQuote(range, text, cited, () => true).map((quote) => ({ ...quote, isUnmarked, introducedBy: named }));
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

/** Whether words in quotation marks are quoted, and not only set apart: they are many, or a clause says that they are. */
function isQuote(text: string, markdown: string, read: ReadText, span: Span, cited: Cited): boolean {
  const { at, shadow, role, groups } = read;
  const { start, isClosed } = span;
  const words = countWords(text);
  if (words >= (cited.isBeside ? MIN_TELLING : MIN_WORDS)) return true;
  // A mark behind a number is the sign of inches or minutes.
  const isMeasure = /\p{N}/u.test(shadow[start - 1] ?? '');
  const isNear = cited.isBeside || (role === 'row' && groups.length > 0);
  if (isClosed && isNear && !isMeasure && isTelling(text)) return true;
  const isCited = isClosed && words > 0 && start >= 0 && isCitedBehind(read, span);
  return isCited && claimsWords(markdown.slice(at, at + start));
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
  return markdown.slice(at + start, at + end).replace(/^`+|(?<!`)`+$/g, '');
}
