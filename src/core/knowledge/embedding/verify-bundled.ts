import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors';
import { fileSha256 } from './file-sha256';

/** Written by the set-up that makes the model (scripts/setup/embedding-model.mjs): the hex SHA-256 of each file, by name. */
const CHECKSUMS = 'checksums.json';
const checksums = z.record(z.string().regex(/^[\w-][\w.-]*$/), z.string());

/**
 * Errors: `embedder.bundledDamaged` when a file of the bundled model is missing or otherwise than it was made; what keeps
 * one from being read now is thrown as it is.
 */
export async function verifyBundled(folder: string): Promise<void> {
  const known = await readFile(join(folder, CHECKSUMS), 'utf8')
    .catch((error: unknown) => {
      throw whyUnread(CHECKSUMS, error);
    })
    .then((text) => checksums.safeParse(parseJson(text)));
  if (!known.success) throw damaged(CHECKSUMS, known.error);
  for (const [name, sha256] of Object.entries(known.data)) {
    const found = await fileSha256(join(folder, name)).catch((error: unknown) => {
      throw whyUnread(name, error);
    });
    if (found !== sha256) throw damaged(name);
  }
}

/** Of what is not there, or is no file. */
const NO_FILE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function whyUnread(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return NO_FILE.has(code) ? damaged(file, error) : error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function damaged(file: string, cause?: unknown): AppError {
  return new AppError('embedder.bundledDamaged', { file }, { cause });
}
