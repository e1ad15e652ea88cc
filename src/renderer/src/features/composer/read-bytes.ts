import { isPdf, isPicture, readAttachment, type FileRead } from '../../../../shared/chat/read-attachment';
import { readPdf } from './read-pdf';
import { readPicture } from './read-picture';

/** A file as it goes along, by what is in it. */
export async function readBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  if (isPdf(bytes)) return readPdf(name, bytes);
  return isPicture(bytes) ? readPicture(name, bytes) : readAttachment(name, bytes);
}
