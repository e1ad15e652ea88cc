import { sizeProblem, type FileRead } from '../../../../shared/chat/read-attachment';
import { readBytes } from './read-bytes';

/** What was dropped or pasted, read as far as it is a file; to be called while the event is handled. */
export function filesIn(transfer: Pick<DataTransfer, 'items'>): readonly DroppedFile[] {
  return [...transfer.items].flatMap((item): DroppedFile[] => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file === null ? [] : [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }];
  });
}

export interface DroppedFile {
  readonly file: Pick<File, 'name' | 'size' | 'arrayBuffer'>;
  readonly isFolder: boolean;
}

export async function readDropped(dropped: readonly DroppedFile[]): Promise<readonly FileRead[]> {
  const read: FileRead[] = [];
  for (const each of dropped) read.push(await readOne(each));
  return read;
}

async function readOne({ file, isFolder }: DroppedFile): Promise<FileRead> {
  const { name, size } = file;
  if (isFolder) return { problem: { code: 'attachment.noFile', params: { name } } };
  const problem = sizeProblem(name, size);
  if (problem !== null) return { problem };
  try {
    return await readBytes(name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { problem: { code: 'attachment.unreadable', params: { name } } };
  }
}
