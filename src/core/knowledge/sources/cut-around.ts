import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';
import { showLines } from './reading/show-lines';

/** Lines shown at most: nearly every file whole. */
const MAX_LINES = 4_000;

/** A file's text, whose lines end in `\n`, around the cited lines; nobody looked for a web page. */
export function cutAround(place: CitedPlace, text: string): OpenedPlace {
  const lines = text.split('\n');
  const [from, to] = place.lines;
  const before = Math.max(0, Math.floor((MAX_LINES - (to - from + 1)) / 2));
  const first = Math.max(1, Math.min(from - before, lines.length - MAX_LINES + 1));
  return {
    place,
    text: lines.slice(first - 1, first - 1 + MAX_LINES).join('\n'),
    firstLine: first,
    shown: showLines(place.path, text, place.lines),
    page: null,
  };
}
