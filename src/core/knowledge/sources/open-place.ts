import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Client } from '@libsql/client';
import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';
import { AppError } from '../../errors';
import { packText, unpackText } from '../index/pack-text';
import type { SourceInput } from '../knowledge';
import { cutAround } from './cut-around';
import { blobId } from './git/blob-id';
import { originPage } from './git/origin-page';
import { readBlobs } from './git/read-blobs';
import { repositoryFolder } from './git/repository-folder';
import type { Git } from './git/run-git';
import { MAX_FILE_BYTES, readText } from './pick-files';

export interface OpenPlaceOptions {
  readonly git: Git;
  readonly client: Client;
  readonly repositoriesDir: string;
  readonly signal: AbortSignal;
}

/** The text around a cited place at its own blob. Errors: `place.gone` when it is nowhere any more. */
export async function openPlace(
  place: CitedPlace,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<OpenedPlace> {
  const packed = await packPlace(place, source, options);
  if (packed === null) throw new AppError('place.gone');
  const page = source.kind === 'folder' ? await originPage(place, source.address, options) : null;
  return { ...cutAround(place, unpackText(packed)), page };
}

/** The file of a place, packed: as it was indexed, from git, or from the folder while it is unchanged. */
export async function packPlace(
  place: CitedPlace,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<Uint8Array | null> {
  const indexed = await readFromIndex(place, options.client);
  if (indexed !== null) return indexed;
  const content = (await readFromGit(place, source, options)) ?? (await readFromFolder(place, source));
  const read = content === null ? null : readText(place.path, content);
  return read !== null && 'text' in read ? packText(read.text) : null;
}

async function readFromIndex({ sourceKey, path, blob }: CitedPlace, client: Client): Promise<Uint8Array | null> {
  const { rows } = await client.execute({
    sql: `SELECT content FROM files WHERE source_id = (SELECT id FROM sources WHERE key = ?) AND path = ? AND blob = ?`,
    args: [sourceKey, path, blob],
  });
  const content = rows[0]?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : null;
}

async function readFromGit(
  place: CitedPlace,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<Uint8Array | null> {
  const isRepository = source.kind === 'repository';
  if (!/^[0-9a-f]{40}$/.test(place.blob) || (!isRepository && place.commit === null)) return null;
  const cwd = isRepository ? join(options.repositoriesDir, repositoryFolder(source.key)) : source.address;
  try {
    const reading = { cwd, address: source.address, signal: options.signal };
    for await (const content of readBlobs(options.git, [place.blob], reading)) {
      return typeof content === 'string' ? null : content;
    }
  } catch {
    // Without git, or without the repository, the passage is still there.
    options.signal.throwIfAborted();
  }
  return null;
}

export async function readFromFolder(place: CitedPlace, source: SourceInput): Promise<Uint8Array | null> {
  if (source.kind === 'repository') return null;
  try {
    // A citation comes back from a window: its path must stay inside the folder, links included.
    const root = await realpath(source.address);
    const file = await realpath(join(root, place.path));
    const { size } = await lstat(file);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep) || size > MAX_FILE_BYTES) return null;
    const content = await readFile(file);
    return blobId(content) === place.blob ? content : null;
  } catch {
    return null;
  }
}
