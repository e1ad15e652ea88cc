import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAttachment, sizeProblem, type FileRead } from '../../shared/chat/read-attachment';
import { MAX_ATTACHMENTS } from '../../shared/domain/attachment';

/** Files that the user chose, as far as a prompt may carry them, each with its text or with why it has none. */
export async function readFiles(paths: readonly string[]): Promise<FileRead[]> {
  const read: FileRead[] = [];
  for (const path of paths.slice(0, MAX_ATTACHMENTS)) read.push(await readOne(path));
  return read;
}

async function readOne(path: string): Promise<FileRead> {
  const name = basename(path);
  try {
    const { size, isFile } = await kindOf(path);
    if (!isFile) return { problem: { code: 'attachment.noFile', params: { name } } };
    const problem = sizeProblem(name, size);
    return problem === null ? readAttachment(name, await readFile(path)) : { problem };
  } catch {
    // Why the system does not give it would hold its path.
    return { problem: { code: 'attachment.unreadable', params: { name } } };
  }
}

async function kindOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}
