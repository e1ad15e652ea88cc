import { CITATION_MARK, citedNumbers } from '../citation-mark';

/** Citations that stand together: `[1][2]`, `[1, 2]`, `[1] and [2]`. */
export interface CitationGroup {
  readonly start: number;
  readonly end: number;
  readonly ns: readonly number[];
  /** True for what follows a word without a space, as an index does: `rows[0]`. */
  readonly isGlued: boolean;
}

/**
 * A number in brackets, as people read it: also with a place, `[1, line 3]`. Stars are let through: they stand for what is
 * not drawn, see `toShadow`.
 */
const MARK = /[[［【]\**\^?(\d{1,6}(?:\s*,\s*\d{1,6})*)\**(?:[,;:†–-][^[\]［］【】\n]{0,40})?[\]］】]/g;
/** But for what begins a footnote, `[^1]: Not in storms.`: that is where its number leads. */
const WITH_SPACE = new RegExp(String.raw`\s?(?!(?<=^[ \t]{0,3})\[\^\d{1,6}\]:)${CITATION_MARK.source}`, 'gm');
const JOINER = /^[\s*,;&]*(?:and)?[\s*]*$/;
const MAX_JOINER_LENGTH = 10;
/** More together is no citation that anybody follows. */
const MAX_NUMBERS = 20;

function citationGroups(shadow: string): readonly CitationGroup[] {
  const groups: { start: number; end: number; ns: number[]; isGlued: boolean }[] = [];
  for (const match of shadow.matchAll(MARK)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const ns = numbersOf(match[0], match[1] ?? '');
    const last = groups.at(-1);
    if (last !== undefined && isJoiner(shadow, last.end, start)) {
      last.end = end;
      last.ns.push(...ns.slice(0, MAX_NUMBERS - last.ns.length));
    } else groups.push({ start, end, ns: [...ns], isGlued: /[\p{L}\p{N})]/u.test(shadow[start - 1] ?? '') });
  }
  return groups;
}

/** Those that are meant: an index such as `rows[0]` cites nothing, unless it happens to be known and is drawn as a citation. */
export function citationsIn(shadow: string, isKnown: (n: number) => boolean): readonly CitationGroup[] {
  return citationGroups(shadow).filter(({ isGlued, ns }) => !isGlued || ns.some(isKnown));
}

/** With a place behind them, only what stands before it are numbers of passages. */
function numbersOf(mark: string, first: string): readonly number[] {
  const said = mark.slice(1, -1).replace(/^\**\^|\*/g, '');
  return (/^[\d,\s–-]+$/.test(said) ? citedNumbers(said) : null) ?? first.split(',', MAX_NUMBERS).map(Number);
}

function isJoiner(shadow: string, from: number, to: number): boolean {
  return to - from <= MAX_JOINER_LENGTH && JOINER.test(shadow.slice(from, to));
}

export function numbersIn(text: string): readonly number[] {
  return citationGroups(text).flatMap(({ ns }) => ns);
}

/** Takes the known citations out; an unknown one is words like others. */
export function withoutCitations(text: string, isKnown: (n: number) => boolean): string {
  return text.replace(WITH_SPACE, (mark) => (numbersIn(mark).every(isKnown) ? '' : mark));
}
