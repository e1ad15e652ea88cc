import type { Grounding } from '../grounding-of';
import { toUnits, type BlockUnit, type TextUnit, type Unit } from './answer-units';
import { BESIDE_LENGTH, createBeside } from './beside-block';
import { numbersIn } from './citation-marks';
import { introducing, isOwnExample, presentsVerbatim } from './introduction';
import { inlineQuotes } from './inline-quotes';
import { listingTitle } from './listing-title';
import { listingBody } from './listing-body';
import { attributionIn, isCallout, isWordless, quoteBody, saidInCallout } from './quote-body';
import { toShadow } from './quote-shadow';
import { readText, type ReadText } from './read-text';

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
  /** Whether it is a sentence that nothing but a clause before it presents as a quote. */
  readonly isUnmarked: boolean;
  /** Whether it has a citation of its own, only shares a paragraph with one, or has none: then it can be from anywhere. */
  readonly cites: 'itself' | 'nearby' | 'nothing';
  /** What is named as its source where nothing else makes it a quote: it is one only when that is a source of the answer. */
  readonly introducedBy: string | null;
  /** Whether it is a listing that the answer says is an example of its own: it is a quote only where it is found. */
  readonly mayBeOwn: boolean;
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
 * The quotes of an answer, which are words that it presents as taken from a source:
 * - with a number in it or beside it: a blockquote, a listing, what HTML calls a quote, words in quotation marks of any
 *   kind, also where only their paragraph, row or list item cites or follows a line which does, and code in a line;
 * - without one, in an answer from passages: a blockquote that is no note, a sentence in quotation marks, a quote in HTML;
 * - where a clause says that it is from a source (`introducedBy`): a listing, a note, bold, slanted or marked words, a
 *   sentence without any mark ("The docs say: …"); and in an answer after one that came from passages, what stands in
 *   quotation marks: else a story could not be told.
 * Bold words, notes and listings are an answer's own otherwise. Places are those in the text once its line ends are `\n`.
 * It takes time by the text's length alone, and what comes after MAX_LENGTH is not looked at.
 */
export function findQuotes(written: string, isKnown: (n: number) => boolean, grounding: Grounding): readonly Quote[] {
  if (grounding === 'none' && !MAY_CITE.test(written)) return [];
  const markdown = written.replace(/\r\n?/g, '\n').slice(0, MAX_LENGTH);
  const units = toUnits(markdown);
  const reader = createQuoteReader(markdown, units, { isKnown, grounding });
  return units.flatMap((unit, at) => (unit.kind === 'text' ? reader.text(unit, at) : reader.block(unit, at)));
}

interface Reading {
  readonly isKnown: (n: number) => boolean;
  readonly grounding: Grounding;
}

function createQuoteReader(markdown: string, units: readonly Unit[], { isKnown, grounding }: Reading) {
  /** What the line cites that introduces what follows. */
  let lead: readonly number[] = [];
  let carried: { readonly from: number; readonly unit: number } | null = null;
  const known = (cited: readonly number[]): readonly number[] => [...new Set(cited.filter(isKnown))];
  const beside = createBeside(markdown, units, isKnown);

  const inline = (read: ReadText, otherwise: readonly number[], from: number | null): readonly Quote[] =>
    inlineQuotes(markdown, read, { carried: from, otherwise, grounding }, isKnown).map(
      ({ text, cited, isTied, isName, isCode, isUnmarked, introducedBy, end }) => ({
        kind: isName ? 'name' : 'inline',
        text,
        isCode,
        isUnmarked,
        introducedBy,
        ns: known(cited),
        cites: cited.length === 0 ? 'nothing' : isTied ? 'itself' : 'nearby',
        mayBeOwn: false,
        at: end,
      }),
    );

  return {
    text(unit: TextUnit, at: number): readonly Quote[] {
      const read = readText(markdown, unit, isKnown);
      const isCarried = carried !== null && at - carried.unit <= MAX_CARRIED;
      const isUncited = read.groups.length === 0 && read.spans.length + read.setApart.length > 0;
      const closing = isUncited && read.open !== null ? beside.closing(at) : [];
      const otherwise = isUncited ? [...lead, ...beside.after(at), ...closing] : [];
      const quotes = inline(read, otherwise, isCarried ? (carried?.from ?? null) : null);
      if (read.open !== null) carried = { from: unit.start + read.open, unit: at };
      else if (read.firstLoose !== null || !isCarried) carried = null;
      lead = leadOf(unit, read, lead);
      return quotes;
    },
    block(unit: BlockUnit, at: number): readonly Quote[] {
      const isQuote = unit.kind === 'quote';
      const listing = isQuote ? null : listingBody(unit.lines, isKnown);
      const said = listing?.text ?? quoteBody(unit.lines, isKnown);
      const claim = claimOf(said, unit, units[at - 1], units[at + 1]);
      const after = beside.after(at);
      const around = [...after, ...beside.before(at), ...numbersIn(claim.introducedBy ?? '')];
      const inside = listing === null ? numbersInside(unit.lines) : [...listing.ns, ...numbersIn(unit.label)];
      const cited = inside.length + around.length === 0 && isQuote ? lead : [...inside, ...around];
      const isCited = cited.length > 0;
      const whole: Quote = {
        kind: isQuote ? 'block' : 'code',
        text: isCited ? said : claim.text,
        isCode: false,
        isUnmarked: false,
        introducedBy: isCited ? null : claim.introducedBy,
        ns: known(cited),
        cites: isCited ? 'itself' : 'nothing',
        mayBeOwn:
          !isQuote &&
          inside.length + after.length === 0 &&
          ((!isCited && claim.mayBeOwn) || isOwnExample(wordsOf(units[at - 1]))),
        at: unit.line,
      };
      const isClaim = isCited || (grounding !== 'none' && claim.isClaim);
      return [
        ...(!isClaim || isWordless(said) ? [] : [whole]),
        // A note of the answer's own may quote in it.
        ...(isClaim || !isQuote ? [] : inline(readText(markdown, unit, isKnown), [], null)),
        ...unit.doubtful.flatMap((line) => inline(readText(markdown, line, isKnown), [], null)),
      ];
    },
  };

  function wordsOf(unit: Unit | undefined): string {
    return unit?.kind === 'text' ? markdown.slice(unit.start, unit.end) : '';
  }

  /** What a block says is a source's, where no number does. */
  function claimOf(said: string, { kind, label }: BlockUnit, before: Unit | undefined, after: Unit | undefined): Claim {
    if (kind === 'quote') {
      if (!isCallout(said)) return { text: said, introducedBy: null, isClaim: true, mayBeOwn: false };
      const claim = saidInCallout(said);
      const introducedBy = claim?.introducedBy ?? null;
      return { text: claim?.words ?? said, introducedBy, isClaim: claim !== null, mayBeOwn: false };
    }
    const above = wordsOf(before);
    const named = introducing(above, 'any') ?? attributionIn(wordsOf(after).slice(0, BESIDE_LENGTH));
    const title = named === null ? listingTitle(above, label) : null;
    const introducedBy = named !== null && !PRONOUN.test(named) ? named : (title?.path ?? null);
    const isClaim = introducedBy !== null || presentsVerbatim(above);
    return { text: said, introducedBy, isClaim, mayBeOwn: title?.mayBeOwn ?? false };
  }
}

interface Claim extends Pick<Quote, 'text' | 'introducedBy' | 'mayBeOwn'> {
  readonly isClaim: boolean;
}

/** What it is that "it" shows may be an example of the answer's own. */
const PRONOUN = /^(?:it|this|that|which|they|and|so)$/i;

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
