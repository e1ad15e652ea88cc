import type { Attachment } from '../domain/attachment';
import { attachmentName, MAX_ATTACHMENT_LENGTH } from '../domain/attachment';
import type { ErrorData } from '../domain/error-data';

/** A file that goes along, or the sentence why it does not. */
export type FileRead = { readonly attachment: Attachment } | { readonly problem: ErrorData };

/** A character of UTF-8 has four bytes at most. */
const MAX_TEXT_BYTES = 4 * MAX_ATTACHMENT_LENGTH;
/** Most of a PDF is not text. */
const MAX_MEGABYTES = 20;

/** Why a file of this size is not even read; null when it may be. */
export function sizeProblem(name: string, size: number): ErrorData | null {
  if (size === 0) return { code: 'attachment.empty', params: { name } };
  if (size <= MAX_MEGABYTES * 1_000_000) return null;
  return { code: 'attachment.tooHeavy', params: { name, limit: MAX_MEGABYTES } };
}

/** A PDF begins with its mark, or nearly so. */
export function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1_024)).includes('%PDF-');
}

/** How files of pictures begin: PNG, JPEG, GIF, WebP (in RIFF) and AVIF. */
const PICTURE = /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP|[^]{4}ftypavi[fs])/;

/** A text may begin as a picture does. */
export function isPicture(bytes: Uint8Array): boolean {
  return PICTURE.test(String.fromCharCode(...bytes.subarray(0, 16))) && decode(bytes) === null;
}

/** The text of a file, by what is in it: names say nothing for sure. */
export function readAttachment(name: string, bytes: Uint8Array): FileRead {
  const problem = sizeProblem(name, bytes.length);
  if (problem !== null) return { problem };
  if (bytes.length > MAX_TEXT_BYTES) return { problem: tooLarge(name) };
  const text = decode(bytes);
  if (text === null) return { problem: { code: 'attachment.binary', params: { name } } };
  if (text.trim() === '') return { problem: { code: 'attachment.empty', params: { name } } };
  if (text.length > MAX_ATTACHMENT_LENGTH) return { problem: tooLarge(name) };
  return { attachment: { name: attachmentName(name), size: bytes.length, text } };
}

function tooLarge(name: string): ErrorData {
  return { code: 'attachment.tooLarge', params: { name, limit: MAX_ATTACHMENT_LENGTH } };
}

/** Null for what is no text: neither UTF-8 nor marked UTF-16, or with a NUL in it. */
function decode(bytes: Uint8Array): string | null {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  try {
    const decoder = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true });
    const text = decoder.decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
