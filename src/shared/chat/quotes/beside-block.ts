import type { Unit } from './answer-units';
import { citationsIn, numbersIn } from './citation-marks';
import { isAttribution } from './quote-body';
import { toShadow } from './quote-shadow';
import { countWords } from './quote-words';
import { quotedSpans } from './quoted-spans';

/** Characters of a line in which the citations beside a quote stand. */
export const BESIDE_LENGTH = 200;
/** How a line begins that says where the quote before it is from: `Source: the guide [1]`. */
const SOURCE_LINE = /^[\s*(]*(?:(?:from|in|per|see|source|quoted)(?![\p{L}\p{N}])|[^:]{0,40}:)/iu;
const MAX_SOURCE_WORDS = 6;

/** What stands beside a unit and cites for it. */
export function createBeside(markdown: string, units: readonly Unit[], isKnown: (n: number) => boolean) {
  const lineAt = (unit: Unit | undefined, isLast: boolean): string => {
    if (unit?.kind !== 'text') return '';
    const text = isLast
      ? markdown.slice(Math.max(unit.start, unit.end - BESIDE_LENGTH), unit.end)
      : markdown.slice(unit.start, Math.min(unit.end, unit.start + BESIDE_LENGTH));
    const lines = text.split('\n');
    return toShadow((isLast ? lines.at(-1) : lines[0]) ?? '').text;
  };
  const groupsOf = (shadow: string) => citationsIn(shadow, isKnown);
  return {
    before(at: number): readonly number[] {
      const line = lineAt(units[at - 1], true);
      const last = groupsOf(line).at(-1);
      return last !== undefined && /^[\s.:;,)*]*$/.test(line.slice(last.end)) ? last.ns : [];
    },
    after(at: number): readonly number[] {
      const next = units[at + 1];
      const line = lineAt(next, false);
      if (isAttribution(line)) return numbersIn(line);
      const [first] = groupsOf(line);
      if (next === undefined || first === undefined) return [];
      const lead = line.slice(0, first.start);
      if (!/[\p{L}\p{N}]/u.test(lead)) return first.ns;
      const isSourceLine =
        SOURCE_LINE.test(lead) &&
        countWords(lead) <= MAX_SOURCE_WORDS &&
        quotedSpans(line).spans.length === 0 &&
        next.end - next.start === line.length &&
        /^[\s.;,)*]*$/.test(line.slice(first.end)) &&
        (units[at + 2]?.kind ?? 'text') === 'text';
      return isSourceLine ? first.ns : [];
    },
    /** What the next paragraph cites first, for a quote that goes on in it. */
    closing(at: number): readonly number[] {
      const next = units[at + 1];
      return next?.kind === 'text' ? (groupsOf(toShadow(markdown.slice(next.start, next.end)).text)[0]?.ns ?? []) : [];
    },
  };
}
