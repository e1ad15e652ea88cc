import { toUnits, type BlockUnit, type TextUnit, type Unit } from './answer-units';
import { BESIDE_LENGTH, createBeside } from './beside-block';
import { numbersIn } from './citation-marks';
import { inlineQuotes, readText, type ReadText } from './inline-quotes';
import { listingBody } from './listing-body';
import { isCallout, isWordless, quoteBody } from './quote-body';
import { toShadow } from './quote-shadow';

/** A quote in an answer, and the numbers of the passages it can be taken from. */
export interface Quote {
  /** A name is a plain word or two in code: it need only occur in its source. */
  readonly kind: 'block' | 'code' | 'inline' | 'name';
  /** As Markdown, without the marks that make it a quote and without its citations. */
  readonly text: string;
  /** Most likely first. None when no number that it cites is known, or when it cites nothing. */
  readonly ns: readonly number[];
  /** Whether it is code in a line, and more than words. */
  readonly isCode: boolean;
  /** Whether it has a citation of its own, only shares a paragraph with one, or has none: then it can be from anywhere. */
  readonly cites: 'itself' | 'nearby' | 'nothing';
  /** Of a block the line it begins in, counted from 0; of one in a line, where its closing mark ends. */
  readonly at: number;
}

/** Characters of an answer that are looked at: many times what a model writes, and a moment's work. */
const MAX_LENGTH = 200_000;
const MAY_CITE = /[[［【]|&(?:#|l)/;
/** A quote goes on over so many paragraphs. */
const MAX_CARRIED = 5;
const MAX_LEAD = 20;

/**
 * The quotes of an answer: a blockquote or a listing with a citation in it or beside it, and words in quotation marks, of
 * any kind, in a paragraph, row or list item that cites, or that follows a line which does. `isGrounded`: the answer comes
 * from passages, so a blockquote and a quoted sentence that cite nothing are read as words of theirs too. Places are those
 * in the text once its line ends are `\n`. It takes time by the text's length alone, and what comes after MAX_LENGTH is
 * not looked at.
 */
export function findQuotes(written: string, isKnown: (n: number) => boolean, isGrounded: boolean): readonly Quote[] {
  if (!isGrounded && !MAY_CITE.test(written)) return [];
  const markdown = written.replace(/\r\n?/g, '\n').slice(0, MAX_LENGTH);
  const units = toUnits(markdown);
  const reader = createQuoteReader(markdown, units, { isKnown, isGrounded });
  return units.flatMap((unit, at) => (unit.kind === 'text' ? reader.text(unit, at) : reader.block(unit, at)));
}

interface Reading {
  readonly isKnown: (n: number) => boolean;
  readonly isGrounded: boolean;
}

function createQuoteReader(markdown: string, units: readonly Unit[], { isKnown, isGrounded }: Reading) {
  /** What the line cites that introduces what follows. */
  let lead: readonly number[] = [];
  let carried: { readonly from: number; readonly unit: number } | null = null;
  const known = (cited: readonly number[]): readonly number[] => [...new Set(cited.filter(isKnown))];
  const beside = createBeside(markdown, units, isKnown);

  const inline = (read: ReadText, otherwise: readonly number[], from: number | null): readonly Quote[] =>
    inlineQuotes(markdown, read, { carried: from, otherwise, isGrounded }, isKnown).map(
      ({ text, cited, isTied, isName, isCode, end }) => ({
        kind: isName ? 'name' : 'inline',
        text,
        isCode,
        ns: known(cited),
        cites: cited.length === 0 ? 'nothing' : isTied ? 'itself' : 'nearby',
        at: end,
      }),
    );

  return {
    text(unit: TextUnit, at: number): readonly Quote[] {
      const read = readText(markdown, unit, isKnown);
      const isCarried = carried !== null && at - carried.unit <= MAX_CARRIED;
      const isUncited = read.groups.length === 0 && read.spans.length > 0;
      const closing = isUncited && read.open !== null ? beside.closing(at) : [];
      const otherwise = isUncited ? [...lead, ...beside.after(at), ...closing] : [];
      const quotes = inline(read, otherwise, isCarried ? (carried?.from ?? null) : null);
      if (read.open !== null) carried = { from: unit.start + read.open, unit: at };
      else if (read.firstLoose !== null || !isCarried) carried = null;
      lead = leadOf(unit, read, lead);
      return quotes;
    },
    block(unit: BlockUnit, at: number): readonly Quote[] {
      const around = [...beside.after(at), ...beside.before(at)];
      const isQuote = unit.kind === 'quote';
      const listing = isQuote ? null : listingBody(unit.lines, isKnown);
      const inside = listing?.ns ?? numbersInside(unit.lines);
      const cited = inside.length + around.length === 0 && isQuote ? lead : [...inside, ...around];
      const text = listing?.text ?? quoteBody(unit.lines, isKnown);
      const cites = cited.length === 0 ? 'nothing' : 'itself';
      const kind = isQuote ? 'block' : 'code';
      const whole: Quote = { kind, text, isCode: false, ns: known(cited), cites, at: unit.line };
      const isClaim = cited.length > 0 || (isQuote && isGrounded && !isCallout(text));
      return [
        ...(!isClaim || isWordless(text) ? [] : [whole]),
        ...unit.doubtful.flatMap((line) => inline(readText(markdown, line, isKnown), [], null)),
      ];
    },
  };
}

/** A line that introduces: it ends in a colon, is a heading, or the head of a table. It does so up to the next paragraph. */
function leadOf({ role }: TextUnit, { shadow, groups }: ReadText, lead: readonly number[]): readonly number[] {
  const introduces = role === 'heading' || role === 'head-row' || /:[\s*]*$/.test(shadow.slice(-BESIDE_LENGTH));
  if (introduces && groups.length > 0) return groups.flatMap(({ ns }) => ns).slice(0, MAX_LEAD);
  const isQuoted = groups.length === 0 && /^[\s*]*["“”„«»‹›‘'「『]/.test(shadow);
  return isQuoted || role === 'item' || role === 'row' ? lead : [];
}

function shadowOf(text: string, unit: Unit): string {
  return toShadow(text.slice(unit.start, unit.end), !(unit.kind === 'text' && unit.role === 'html')).text;
}

function numbersInside(lines: readonly string[]): readonly number[] {
  // How far a line is set in says nothing here: what may be code is read as words.
  const text = lines.map((line) => line.trimStart()).join('\n');
  const inside = new Set<number>();
  for (const unit of toUnits(text)) {
    if (unit.kind === 'fence') continue;
    for (const n of numbersIn(shadowOf(text, unit))) inside.add(n);
  }
  return [...inside];
}
