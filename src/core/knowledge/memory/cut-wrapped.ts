import type { ForgottenSaid } from './forgotten-said';

/** So many lines at most are looked at as one. */
const MAX_LINES = 40;

/** A line of running text. */
export interface TextLine {
  /** Marks of a quote, of an item or of a heading. */
  readonly start: string;
  readonly body: string;
  /** It may go on with what the line before it says. */
  readonly goesOn: boolean;
}

interface WrappedOptions {
  /** Null for what is no running text: code, a row of a table, an empty line. */
  readonly read: (line: string, at: number) => TextLine | null;
  readonly said: Pick<ForgottenSaid, 'isQuotation' | 'isWithin'>;
  readonly left: string;
}

/** Lines with `left` in the place of each quotation that is wrapped over several of them, to its last word. */
export function cutWrapped(lines: readonly string[], { read, said, left }: WrappedOptions): readonly string[] {
  const texts = lines.map(read);
  const kept: string[] = [];
  let wasCut = false;
  for (let at = 0; at < lines.length;) {
    const count = wrappedFrom(texts, at, said);
    const line = count === 0 ? (lines[at] ?? '') : `${texts[at]?.start ?? ''}${left}`;
    if (!(count > 0 && wasCut && line === kept.at(-1))) kept.push(line);
    wasCut = count > 0;
    at += Math.max(1, count);
  }
  return kept;
}

/** Lines from a place on that are one quotation; 0 for none of several. */
function wrappedFrom(texts: readonly (TextLine | null)[], at: number, said: WrappedOptions['said']): number {
  let joined = '';
  let count = 0;
  for (let next = at; next < Math.min(texts.length, at + MAX_LINES); next += 1) {
    const text = texts[next] ?? null;
    if (text === null || (next > at && !text.goesOn)) break;
    joined = joined === '' ? text.body : `${joined} ${text.body}`;
    if (!said.isWithin(joined)) break;
    if (next > at && said.isQuotation(joined)) count = next - at + 1;
  }
  return count;
}
