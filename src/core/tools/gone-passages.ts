import type { SearchDocsOutput } from '../../shared/chat/tools';
import type { Passage } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import type { ErrorCode } from '../../shared/text/en';
import { AppError } from '../errors';
import type { SearchableSources } from './searchable-sources';

/** Why space was freed. Other errors may name a folder of this computer, which is not for a provider of models. */
const FREED: readonly ErrorCode[] = ['source.freed', 'source.unused', 'source.overLimit'];

/** The sources that cannot be searched since their space was freed. */
export function tellFreed(sources: readonly Source[]): NonNullable<SearchDocsOutput['notSearched']> {
  return sources.flatMap(({ name, passages, progress, error }) =>
    progress === null && passages === 0 && error !== null && FREED.some((code) => code === error.code)
      ? [{ name, why: AppError.fromData(error).message }]
      : [],
  );
}

/** The numbers of passages that cannot be opened any more: their source was freed or removed, or their file changed. */
export async function findGone(
  passages: readonly Passage[],
  sources: Pick<SearchableSources, 'opens'>,
): Promise<readonly number[]> {
  const fileOf = ({ sourceKey, path, blob }: Passage): string => [sourceKey, blob, path].join(' ');
  const files = new Map(passages.map((passage) => [fileOf(passage), passage]));
  const gone = new Set<string>();
  await Promise.all([...files].map(async ([file, passage]) => !(await sources.opens(passage)) && gone.add(file)));
  return [...new Set(passages.filter((passage) => gone.has(fileOf(passage))).map(({ n }) => n))];
}
