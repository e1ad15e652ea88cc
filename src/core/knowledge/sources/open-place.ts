import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Client } from '@libsql/client';
import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';
import { AppError } from '../../errors';
import { columnText } from '../column-text';
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
 * The text around a cited place at its own blob: from git, or from the file while that is unchanged. Else the passage
 * that the index keeps. Errors: `place.gone` when there is neither.
 */
export async function openPlace(
  place: CitedPlace,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<OpenedPlace> {
  const content = (await readFromGit(place, source, options)) ?? (await readFromFolder(place, source));
  const text = content === null ? null : readText(content);
  if (text !== null) return { place, ...cutAround(text, place.lines), isExact: true };
  const kept = await readPassage(place, options.client);
  if (kept === null) throw new AppError('place.gone');
  return { place, ...kept, isExact: false };
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
    for await (const content of readBlobs(options.git, [place.blob], { cwd, signal: options.signal })) return content;
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

async function readPassage(place: CitedPlace, client: Client): Promise<Pick<OpenedPlace, 'text' | 'firstLine'> | null> {
  const { rows } = await client.execute({
    sql: `SELECT passages.text AS text, first_line FROM passages
          JOIN files ON files.id = passages.file_id JOIN sources ON sources.id = files.source_id
          WHERE sources.key = ? AND files.path = ? AND files.blob = ? AND first_line <= ? AND last_line >= ?
          ORDER BY first_line LIMIT 1`,
    args: [place.sourceKey, place.path, place.blob, place.lines[0], place.lines[0]],
  });
  const row = rows[0];
  return row === undefined ? null : { text: columnText(row.text), firstLine: Number(row.first_line) };
}
