import type { SkippedFiles } from '../../shared/domain/skipped-files';
import { wording } from '../../shared/text/wording';
import { AppError } from '../errors';
import { normalizeSearchPath } from '../knowledge/sources/parse-address';

/** Why a file that is asked for is not indexed, if that is known of it: only some are kept by name. */
export function whyNotRead(path: string, skipped: readonly SkippedFiles[]): AppError | null {
  const wanted = normalizeSearchPath(path) ?? '';
  const found = skipped.find(({ paths }) =>
    paths.some((each) => each === wanted || (each.endsWith('/') && `${wanted}/`.startsWith(each))),
  );
  if (found === undefined) return null;
  return new AppError('source.notRead', { path: wanted, reason: wording.sources.skipped[found.reason] });
}
