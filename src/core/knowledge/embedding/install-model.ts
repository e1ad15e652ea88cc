import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { AppError } from '../../errors';
import { diskFailure } from '../disk-failure';
import { fileSha256 } from './file-sha256';
import type { ModelSpec } from './model-spec';

/**
 * Installs a model below `modelsDir`: `fill` puts its files into a new folder, which gets its name once they are as they
 * must be and on the disk. What fails leaves nothing. Errors: `embedder.damaged` and those of the disk.
 */
export async function installModel(
  spec: ModelSpec,
  modelsDir: string,
  fill: (folder: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(modelsDir, `${spec.folder}.new`);
  const installed = join(modelsDir, spec.folder);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await fill(folder);
    await verifyModel(spec, folder, signal);
    for (const { name } of filesOf(spec)) await toDisk(join(folder, name));
    signal.throwIfAborted();
    await rm(installed, { recursive: true, force: true });
    await rename(folder, installed);
    await toDisk(modelsDir);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw diskFailure(error);
  }
}

/** Unpacks the model's own files of its archive, and nothing else that may lie in it. */
export async function unpackModel(spec: ModelSpec, archive: string, folder: string): Promise<void> {
  const wanted = new Set(filesOf(spec).map(({ name }) => `${spec.folder}/${name}`));
  await extract({
    file: archive,
    cwd: folder,
    strip: 1,
    filter: (path, entry) => 'type' in entry && entry.type === 'File' && wanted.has(path.replace(/^\.\//, '')),
  });
}

/**
 * Copies a model that the user has: its files, its folder, or its archive lies in `source`. Errors: `embedder.notThere`,
 * `embedder.damaged`.
 */
export async function copyModel(spec: ModelSpec, source: string, folder: string, signal: AbortSignal): Promise<void> {
  for (const place of [source, join(source, spec.folder)]) {
    if (!(await isFile(join(place, spec.model.name)))) continue;
    for (const { name } of filesOf(spec)) {
      signal.throwIfAborted();
      await copyFile(join(place, name), join(folder, name)).catch((error: unknown) => {
        throw isMissing(error) ? new AppError('embedder.damaged', { file: name }, { cause: error }) : error;
      });
    }
    return;
  }
  const archive = join(source, `${spec.folder}.tar.gz`);
  if (!(await isFile(archive))) throw new AppError('embedder.notThere', { file: spec.model.name });
  // It is unpacked only when it is the one that is known.
  if ((await fileSha256(archive, signal)) !== spec.archive.sha256)
    throw new AppError('embedder.damaged', { file: `${spec.folder}.tar.gz` });
  await unpackModel(spec, archive, folder);
}

/** Errors: `embedder.damaged` when a file is missing or otherwise than it must be. */
export async function verifyModel(spec: ModelSpec, folder: string, signal?: AbortSignal): Promise<void> {
  for (const { name, sha256 } of filesOf(spec)) {
    const found = await fileSha256(join(folder, name), signal).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found !== sha256) throw new AppError('embedder.damaged', { file: name });
  }
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function filesOf({ model, tokenizer }: ModelSpec): readonly ModelSpec['model'][] {
  return [model, tokenizer];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Writes a file's bytes, or a folder's names, through to the disk. Windows opens no folders and needs none opened. */
async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
