import type { FileRead } from '../../../../shared/chat/read-attachment';
import type { PickedFile } from '../../../../shared/contract/attachments';
import { readBytes } from './read-bytes';

/** What the system's dialogue gave, read to the end. */
export async function readPicked(files: readonly PickedFile[]): Promise<readonly FileRead[]> {
  const read: FileRead[] = [];
  for (const file of files) {
    if ('whole' in file) read.push(await readBytes(file.whole.name, bytesOf(file.whole.base64)));
    else read.push(file);
  }
  return read;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
