import type { CitedPlace } from '../../../../shared/domain/passage';
import { formatOf } from '../format-of';
import { toReadable } from './to-readable';

type Lines = CitedPlace['lines'];

/** Lines of a file as a person reads them, as Markdown; null for source code, which is read as it is written. */
export function showLines(path: string, text: string, lines: Lines): string | null {
  return formatOf(path) === 'code' ? null : toReadable(path, text).cut(...spanOf(text, lines));
}

/** Lines of a text as they are written. */
export function cutLines(text: string, lines: Lines): string {
  return text.slice(...spanOf(text, lines));
}

/** Where lines of a text begin and end. */
export function spanOf(text: string, [first, last]: Lines): readonly [from: number, to: number] {
  let [from, line] = [text.length, 1];
  for (let start = 0; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if (line === first) from = start;
    if (line === last) return [from, end < 0 ? text.length : end];
    if (end < 0) break;
    start = end + 1;
  }
  return [from, text.length];
}
