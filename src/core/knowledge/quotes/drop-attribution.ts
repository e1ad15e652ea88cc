import { splitAttribution } from '../../../shared/chat/quotes/quote-body';
import type { Quote } from '../../../shared/chat/quotes/find-quotes';
import type { CitedPlace, Passage } from '../../../shared/domain/passage';
import type { AnswerGround } from '../quote-knowledge';

/** Words around the name of a source that say nothing themselves. */
const AROUND = new Set(
  'a the of in from see at and source docs doc documentation guide manual handbook readme reference page section file'.split(
    ' ',
  ),
);
const PLACE = /(?:\blines?\s*|\bL|:|#L)\d+(?:\s*[-–]\s*L?\d+)?/gi;
const SHORT_COMMIT = 7;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * A quote without a last line that does nothing but name where it is from: the file, the source or the headings that it
 * cites, or any of them when it cites nothing. Every other line is a claim, and is looked for like the rest.
 */
export function dropAttribution(quote: Quote, { places, shown }: Pick<AnswerGround, 'places' | 'shown'>): Quote {
  const split = quote.kind === 'block' ? splitAttribution(quote.text) : null;
  if (split === null) return quote;
  const ns = quote.cites === 'nothing' ? [...places.keys(), ...shown.keys()] : quote.ns;
  const named = ns.flatMap((n) => [places.get(n), shown.get(n)]).filter((one) => one !== undefined);
  const names = new Set(named.flatMap(namesOf).flatMap(wordsOf));
  const isOfCommit = (word: string): boolean =>
    word.length >= SHORT_COMMIT && named.some(({ commit }) => commit?.startsWith(word) === true);
  const said = wordsOf(split.attribution.replace(PLACE, ' '));
  const isName = said.every((word) => AROUND.has(word) || names.has(word) || isOfCommit(word));
  return isName ? { ...quote, text: split.words } : quote;
}

function namesOf(named: CitedPlace | Passage): readonly string[] {
  return [named.sourceName, named.path, ...('trail' in named ? named.trail : [])];
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}
