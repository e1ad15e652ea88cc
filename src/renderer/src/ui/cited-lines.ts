import type { OpenedPlace } from '../../../shared/contract/sources';

/** The cited lines of an opened file, `max` at most. */
export function citedLines({ place, text, firstLine }: OpenedPlace, max = Infinity): readonly string[] {
  const [from, to] = place.lines;
  const first = Math.max(0, from - firstLine);
  return text.split('\n').slice(first, Math.min(to - firstLine + 1, first + max));
}
