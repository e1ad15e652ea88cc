import { en, fill } from '../../../shared/text/en';

/** "lines 3–9", or "line 3" for one alone. */
export function lineRange([first, last]: readonly [number, number]): string {
  return first === last ? fill(en.common.line, { first }) : fill(en.common.lines, { first, last });
}
