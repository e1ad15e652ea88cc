import { fenceOf } from './answer-lines';
import { attributing, introducing } from './introduction';
import { withoutCitations } from './citation-marks';
import { withoutEmphasis } from './quote-words';

const ATTRIBUTION = /^\s*(?:—|–|--(?!>))\s*\S/;
const QUOTED = /^["“”„«»‘'「]([^"“”„«»‘’「」]+)["“”«»’'」]$/;

/**
 * The words of a blockquote as they stand in Markdown, with the citations taken out. Its attribution stays: only who knows
 * the source can tell whether that names it, see `splitAttribution`.
 */
export function quoteBody(lines: readonly string[], isKnown: (n: number) => boolean): string {
  const said = mapProse(lines, (line) => withoutCitations(line, isKnown)).join('\n');
  const split = splitAttribution(said);
  const body = split?.words ?? bodyOf(said);
  const words = withoutEmphasis(QUOTED.exec(body)?.[1] ?? body);
  return split === null ? words : `${words}\n\n${split.attribution}`;
}

/** Parts a last line that begins with a dash from the words of a quote; null when there is none. */
export function splitAttribution(body: string): { readonly words: string; readonly attribution: string } | null {
  const whole = body.trimEnd();
  const at = whole.lastIndexOf('\n');
  const [words, attribution] = [bodyOf(whole.slice(0, Math.max(at, 0))), whole.slice(at + 1).trim()];
  return isAttribution(attribution) && !isWordless(words) ? { words, attribution } : null;
}

/** Without blank lines around it. How far a first line of code is set in says something, of one alone it does not. */
function bodyOf(said: string): string {
  const body = said.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  return body.includes('\n') ? body : body.trim();
}

/** A line that says where what stands before it is from. */
export function isAttribution(line: string): boolean {
  return ATTRIBUTION.test(line);
}

/** What such a line names; null for another one. */
export function attributionIn(line: string): string | null {
  return isAttribution(line) ? line.replace(/^[\s—–-]+/, '') : null;
}

/** Words of an answer's own, set apart as Markdown knows no other way; what names a source in bold is none. */
const CALLOUT =
  /^\s*(?:\[!\w{1,20}\]|(?:\p{Extended_Pictographic}\ufe0f?\s*)?(\*\*|__)(?:notes?|nb|tips?|hints?|info|important|warning|caution|danger|attention|remember|summary|tl;dr)(?::\1|\1:|\1\s*(?:\n|$)))/iu;

/** True for a note, a tip or a warning, which says by its label that it is no quote. */
export function isCallout(body: string): boolean {
  return CALLOUT.test(body);
}

/** What a note says that a source says, "…, says the guide." or "The guide says: …"; null when it has words of its own. */
export function saidInCallout(body: string): { readonly words: string; readonly introducedBy: string } | null {
  const said = body.replace(CALLOUT, '').replace(/^[\s:*_]+/, '');
  const lead = /^([^:,\n]{1,80}[:,])\s*/.exec(said);
  const introducedBy = introducing(lead?.[1] ?? '', 'any');
  if (lead !== null && introducedBy !== null) return { words: bareWords(said.slice(lead[0].length)), introducedBy };
  const end = said.lastIndexOf(',');
  const attributed = attributing(said.slice(Math.max(end, 0)));
  return end < 0 || attributed === null ? null : { words: bareWords(said.slice(0, end)), introducedBy: attributed };
}

function bareWords(said: string): string {
  const words = said.trim();
  return withoutEmphasis(QUOTED.exec(words)?.[1] ?? words);
}

/** True when there is nothing but marks, those of a listing included. */
export function isWordless(text: string): boolean {
  return text.split('\n').every((line) => fenceOf(line.trim()) !== null || !/[\p{L}\p{N}]/u.test(line));
}

/** Changes lines but for listings and code in a line, where a number cites nothing. */
function mapProse(lines: readonly string[], change: (text: string) => string): readonly string[] {
  let isInFence = false;
  return lines.map((line) => {
    const isFence = fenceOf(line.trim()) !== null;
    if (isFence) isInFence = !isInFence;
    if (isFence || isInFence) return line;
    return line
      .split(/(`[^`]*`)/)
      .map((piece, at) => (at % 2 === 0 ? change(piece) : piece))
      .join('');
  });
}
