import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Client } from '@libsql/client';
import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';
import { AppError } from '../../errors';
import { unpackText } from '../index/pack-text';
import type { SourceInput } from '../knowledge';
import { splitLines } from './chunking/chunk';
import { blobId } from './git/blob-id';
import { repositoryFolder } from './git/fetch-repository';
import { readBlobs } from './git/read-blobs';
import type { Git } from './git/run-git';
import { MAX_FILE_BYTES, readText } from './pick-files';

/** Lines shown before and after the cited ones. */
const AROUND = 60;

export interface OpenPlaceOptions {
  readonly git: Git;
  readonly client: Client;
  readonly repositoriesDir: string;
  readonly signal: AbortSignal;
}

/**
 * The text around a cited place at its own blob: as it was indexed, from git, or from the file while that is
 * unchanged. Errors: `place.gone` when there is none of them.
 */
export async function openPlace(
  place: CitedPlace,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<OpenedPlace> {
  const text =
    (await readFromIndex(place, options.client)) ??
    toText(await readFromGit(place, source, options)) ??
    toText(await readFromFolder(place, source));
  if (text === null) throw new AppError('place.gone');
  return { place, ...cutAround(text, place.lines) };
}

function toText(content: Uint8Array | null): string | null {
  return content === null ? null : readText(content);
}

async function readFromIndex({ sourceKey, path, blob }: CitedPlace, client: Client): Promise<string | null> {
  const { rows } = await client.execute({
    sql: `SELECT content FROM files WHERE source_id = (SELECT id FROM sources WHERE key = ?) AND path = ? AND blob = ?`,
    args: [sourceKey, path, blob],
  });
  return rows[0] === undefined ? null : unpackText(rows[0].content);
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
    for await (const content of readBlobs(options.git, [place.blob], reading)) return content;
  } catch {
    // Without git, or without the repository, the passage is still there.
    options.signal.throwIfAborted();
  }
  return null;
}

async function readFromFolder(place: CitedPlace, source: SourceInput): Promise<Uint8Array | null> {
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

function cutAround(text: string, [from, to]: CitedPlace['lines']): Pick<OpenedPlace, 'text' | 'firstLine'> {
  const lines = splitLines(text);
  const first = Math.max(1, Math.min(from, lines.length) - AROUND);
  return { text: lines.slice(first - 1, to + AROUND).join('\n'), firstLine: first };
}
