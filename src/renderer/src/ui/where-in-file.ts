import type { CitedPlace } from '../../../shared/domain/passage';
import { wording } from '../../../shared/text/wording';
import { lineRange } from './line-range';

/** The lines and the commit of a place, as `toCommit` names that; of one that nobody vouches for, that it is none to rely on. */
export function whereInFile(
  { lines, commit, isUnchecked }: Pick<CitedPlace, 'lines' | 'commit' | 'isUnchecked'>,
  toCommit: (commit: string | null) => string,
): readonly string[] {
  return isUnchecked === true ? [wording.citation.asImported] : [lineRange(lines), toCommit(commit)];
}
