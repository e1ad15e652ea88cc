import { AppError } from '../errors';
import { isFolder } from '../knowledge/sources/is-folder';
import { parseAddress, type ParsedAddress } from '../knowledge/sources/parse-address';
import { splitPage } from '../knowledge/sources/split-page';
import type { NewSource } from './new-source';

export interface WantedSource extends ParsedAddress {
  readonly ref: string | undefined;
  readonly searchPath: string | null;
}

/**
 * What is to be added. A page of a repository that a person pastes is that repository, at its ref and folder unless others
 * are typed; what a model names is fetched as the person approved it. Errors: as `parseAddress`, and `source.missing`.
 */
export async function toWanted({ address, ref, searchPath, sessionId }: NewSource): Promise<WantedSource> {
  const parsed = parseAddress(address);
  if (parsed.kind === 'folder' && !(await isFolder(parsed.address))) {
    throw new AppError('source.missing', { path: parsed.address });
  }
  const page = sessionId === undefined ? splitPage(parsed.address) : null;
  return {
    kind: parsed.kind,
    address: page?.address ?? parsed.address,
    ref: ref || page?.ref,
    searchPath: searchPath || (page?.searchPath ?? null),
  };
}
