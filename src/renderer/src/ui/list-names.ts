import { wording, fill } from '../../../shared/text/wording';
import { listFormat } from '../../../shared/text/formats';

/** Names that are told before it says only how many more there are. */
const MAX_NAMES = 8;

/** Names as a sentence has them, such as `react, vite, and 3 more`. */
export function listNames(names: readonly string[]): string {
  const left = names.length - MAX_NAMES;
  return listFormat().format(
    left > 0 ? [...names.slice(0, MAX_NAMES), fill(wording.common.more, { count: left })] : names,
  );
}
