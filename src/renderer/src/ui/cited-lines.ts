import type { OpenedPlace } from '../../../shared/contract/sources';

/** The cited lines of an opened file, as they are written. */
export function citedLines({ place, text, firstLine }: OpenedPlace): readonly string[] {
  const [from, to] = place.lines;
  const first = Math.max(0, from - firstLine);
  return text.split('\n').slice(first, to - firstLine + 1);
}

/** The same as a person reads them, where that says anything. */
export function readableLines(opened: OpenedPlace): readonly string[] {
  return opened.shown ? opened.shown.split('\n') : citedLines(opened);
}
