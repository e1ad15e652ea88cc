import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../errors';
import type { Priority } from '../priority';
import type { ExportFile } from './export-file';
import { openZip } from './open-zip';

const READ_BYTES = 64 * 1024;

/** Opens what may be an export. Errors: the `import.*` codes. */
export async function openExportFile(path: string, priority: Priority): Promise<ExportFile> {
  const found = await stat(path).catch(asUnreadable);
  const { size } = found;
  const times = { written: Math.floor(found.mtimeMs), arrived: Math.floor(Math.max(found.mtimeMs, found.ctimeMs)) };
  // A pipe or a device would be read for ever.
  if (!found.isFile()) throw new AppError('import.unreadable');
  if (size === 0) throw new AppError('import.empty');
  if (await isZip(path)) {
    const zip = await openZip(path, times, priority);
    const texts = zip.texts.map((text) => ({ ...text, name: `${basename(path)}/${text.name}` }));
    return { ...zip, texts };
  }
  return { texts: [{ name: basename(path), size, times, read: () => readFile(path) }], close: () => undefined };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(asUnreadable);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0).catch(asUnreadable);
    const start = buffer.toString('latin1');
    return start === 'PK\u0003\u0004' || start === 'PK\u0005\u0006';
  } finally {
    await file.close();
  }
}

async function* readFile(path: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
      // A stream without an encoding gives buffers.
      yield chunk as Buffer;
    }
  } catch (error) {
    asUnreadable(error);
  }
}

function asUnreadable(error: unknown): never {
  throw new AppError('import.unreadable', {}, { cause: error });
}
