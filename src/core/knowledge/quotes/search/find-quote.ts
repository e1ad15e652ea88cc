import type { Steps } from '../../steps';
import type { AskedQuote } from './asked-quote';
import { indentsOf, maxCompared } from './code-lines';
import { eachPlace, type Found } from './find-part';
import { findParts } from './quote-gaps';
import type { SourceView } from '../view/source-view';

/** Of what stands in a file more than once, so many places are looked at. */
const MAX_PLACES = 200;

/** The places of a whole quote, those in the cited lines first. */
export function* findWhole(
  view: SourceView,
  { whole, lines }: AskedQuote,
  cited: readonly [number, number] | null,
): Generator<Found, void, void> {
  const limit = view.hasCode ? Math.min(MAX_PLACES, maxCompared(lines)) : MAX_PLACES;
  const [from, to] = cited === null ? [0, 0] : stretchOf(view, cited);
  for (const [start, end] of from > 0
    ? [
        [from, to],
        [0, Infinity],
      ]
    : [[0, Infinity]]) {
    let count = 0;
    for (const found of eachPlace(view.text, whole, start)) {
      if (count >= limit || found.start >= (end ?? 0)) break;
      count += 1;
      if (indentsOf(view, found, lines) !== null) yield found;
    }
  }
}

/** The places of a quote that says where it leaves something out. */
export function* findCut(view: SourceView, { cut }: AskedQuote): Steps<readonly Found[]> {
  return (yield* findParts(view, cut)).slice(0, MAX_PLACES);
}

/** Where lines of the file begin and end in the text of a view. */
function stretchOf({ text, numbers, lineStarts }: SourceView, [first, last]: readonly [number, number]) {
  const from = numbers.findIndex((number) => number >= first);
  const next = numbers.findIndex((number) => number > last);
  return [lineStarts[from] ?? text.length, lineStarts[next] ?? text.length] as const;
}
