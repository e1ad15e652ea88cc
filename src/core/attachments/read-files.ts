import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isPdf, isPicture, readAttachment, sizeProblem, type FileRead } from '../../shared/chat/read-attachment';
import { MAX_ATTACHMENTS } from '../../shared/domain/attachment';

/** A PDF or a picture comes as it is, in base64: what may be hostile is read in the window, behind its sandbox. */
type PickedFile = FileRead | { readonly whole: { readonly name: string; readonly base64: string } };

/** Files that the user chose, as far as a prompt may carry them, each with its text or with why it has none. */
export async function readFiles(paths: readonly string[]): Promise<PickedFile[]> {
  const read: PickedFile[] = [];
  for (const path of paths.slice(0, MAX_ATTACHMENTS)) read.push(await readOne(path));
  return read;
}

async function readOne(path: string): Promise<PickedFile> {
  const name = basename(path);
  try {
    const { size, isFile } = await kindOf(path);
    if (!isFile) return { problem: { code: 'attachment.noFile', params: { name } } };
    const problem = sizeProblem(name, size);
    if (problem !== null) return { problem };
    const bytes = await readFile(path);
    if (!isPdf(bytes) && !isPicture(bytes)) return readAttachment(name, bytes);
    return { whole: { name, base64: bytes.toString('base64') } };
  } catch {
    // Why the system does not give it would hold its path.
    return { problem: { code: 'attachment.unreadable', params: { name } } };
  }
}

async function kindOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}
