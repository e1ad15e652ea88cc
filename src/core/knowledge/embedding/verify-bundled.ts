import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors';
import { fileSha256 } from './file-sha256';

/** Written by the set-up that makes the model (scripts/setup/embedding-model.mjs): the hex SHA-256 of each file, by name. */
const CHECKSUMS = 'checksums.json';
const checksums = z.record(z.string().regex(/^[\w-][\w.-]*$/), z.string());

/** Errors: `embedder.bundledDamaged` when a file of the bundled model is missing or otherwise than it was made. */
export async function verifyBundled(folder: string): Promise<void> {
  const known = await readFile(join(folder, CHECKSUMS), 'utf8')
    .then((text) => checksums.parse(JSON.parse(text)))
    .catch((error: unknown) => {
      throw damaged(CHECKSUMS, error);
    });
  for (const [name, sha256] of Object.entries(known)) {
    const found = await fileSha256(join(folder, name)).catch((error: unknown) => {
      throw damaged(name, error);
    });
    if (found !== sha256) throw damaged(name);
  }
}

function damaged(file: string, cause?: unknown): AppError {
  return new AppError('embedder.bundledDamaged', { file }, { cause });
}
