import { stat } from 'node:fs/promises';
import { AppError } from '../errors';
import { parseAddress, type ParsedAddress } from '../knowledge/sources/parse-address';
import { splitPage } from '../knowledge/sources/split-page';
import type { NewSource } from './new-source';

export interface WantedSource extends ParsedAddress {
  readonly ref: string | undefined;
  readonly searchPath: string | null;
}

/**
 * What is to be added. A page of a repository that a person pastes is that repository, at its ref and folder unless others
 * are typed; what a model names is fetched as the person approved it. Errors: as `parseAddress`, `source.missing` and
 * `source.isFile`.
 */
export async function toWanted({ address, ref, searchPath, sessionId }: NewSource): Promise<WantedSource> {
  const parsed = parseAddress(address);
  if (parsed.kind === 'folder') await checkFolder(parsed.address);
  const page = sessionId === undefined ? splitPage(parsed.address) : null;
  return {
    kind: parsed.kind,
    address: page?.address ?? parsed.address,
    ref: ref || page?.ref,
    searchPath: searchPath || (page?.searchPath ?? null),
  };
}

async function checkFolder(path: string): Promise<void> {
  const entry = await stat(path).catch(() => null);
  if (entry === null) throw new AppError('source.missing', { path });
  if (!entry.isDirectory()) throw new AppError('source.isFile', { path });
}
