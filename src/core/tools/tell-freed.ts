import type { SearchDocsOutput } from '../../shared/chat/tools';
import type { Source } from '../../shared/domain/source';
import type { ErrorCode } from '../../shared/text/wording';
import { AppError } from '../errors';

/** Why nothing is there to be searched. Other errors may name a folder of this computer, which is not for a provider of models. */
const FREED: readonly ErrorCode[] = ['source.freed', 'source.unused', 'source.overLimit', 'source.indexCut'];

/** The sources that cannot be searched since their space was freed or their first indexing was stopped. */
export function tellFreed(sources: readonly Source[]): NonNullable<SearchDocsOutput['notSearched']> {
  return sources.flatMap(({ name, passages, progress, error }) =>
    progress === null && passages === 0 && error !== null && FREED.some((code) => code === error.code)
      ? [{ name, why: AppError.fromData(error).message }]
      : [],
  );
}
