import { stat } from 'node:fs/promises';
import { AppError } from '../errors';
import {
  checkNoPassword,
  normalizeSearchPath,
  parseAddress,
  type ParsedAddress,
} from '../knowledge/sources/parse-address';
import { splitPage } from '../knowledge/sources/split-page';
import type { NewSource } from './new-source';

export interface WantedSource extends ParsedAddress {
  readonly ref: string | undefined;
  readonly searchPath: string | null;
}

/**
 * What is to be added. A page of a repository that a person pastes is that repository, at its ref and folder unless others
 * are typed; what a model names is fetched as the person approved it. Errors: as `parseAddress`,
 * `source.hasPassword`, `source.missing` and `source.isFile`.
 */
export async function toWanted({ address, ref, searchPath, sessionId }: NewSource): Promise<WantedSource> {
  const text = sessionId === undefined ? unwrap(address) : address;
  const parsed = parseAddress(text);
  checkNoPassword(text);
  if (parsed.kind === 'folder') await checkFolder(parsed.address);
  const page = sessionId === undefined ? splitPage(parsed.address) : null;
  return {
    kind: parsed.kind,
    address: page?.address ?? parsed.address,
    ref: ref || page?.ref,
    searchPath: normalizeSearchPath(searchPath ?? '') ?? page?.searchPath ?? null,
  };
}

/** As it is copied: in quotation marks or angle brackets, and behind the command that clones it. */
function unwrap(typed: string): string {
  const address = typed.trim().replace(/^git\s+clone\s+/, '');
  return (
    /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|<([^<>]*)>)$/
      .exec(address)
      ?.slice(1)
      .find((each) => each !== undefined) ?? address
  );
}

async function checkFolder(path: string): Promise<void> {
  const entry = await stat(path).catch(() => null);
  if (entry === null) throw new AppError('source.missing', { path });
  if (!entry.isDirectory()) throw new AppError('source.isFile', { path });
}
