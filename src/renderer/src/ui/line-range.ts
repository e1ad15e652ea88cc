import { wording, fill } from '../../../shared/text/wording';

/** "lines 3–9", or "line 3" for one alone. */
export function lineRange([first, last]: readonly [number, number]): string {
  return first === last ? fill(wording.common.line, { first }) : fill(wording.common.lines, { first, last });
}
