import { isAscii } from 'node:buffer';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The text of a file as it is stored: its lines joined by `\n`, deflated off this thread. */
export async function packText(text: string): Promise<Uint8Array> {
  return deflate(Buffer.from(normalizeLines(text)), { level: 5 });
}

/** Reads what `packText` made. */
export function unpackText(packed: unknown): string {
  return unpackBytes(packed).toString('utf8');
}

/** The same as UTF-8. */
export function unpackBytes(packed: unknown): Buffer {
  const isPacked = packed instanceof ArrayBuffer || packed instanceof Uint8Array;
  if (!isPacked) throw new Error('the index holds something else where a text must be');
  return inflateRawSync(packed);
}

/** `slice(start, start + size)` of the text that the bytes are, whose other parts are not made strings. */
export function sliceUtf8(bytes: Buffer, start: number, size: number): string {
  if (isAscii(bytes)) return bytes.toString('latin1', start, start + size);
  const from = byteAt(bytes, 0, start);
  return bytes.toString('utf8', from, byteAt(bytes, from, size));
}

/** The place `units` characters, as JavaScript counts them, after the byte `from`. */
function byteAt(bytes: Buffer, from: number, units: number): number {
  let at = from;
  for (let left = units; left > 0 && at < bytes.length;) {
    const first = bytes[at] ?? 0;
    // Four bytes are a pair of surrogates.
    left -= first >= 0xf0 ? 2 : 1;
    at += first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }
  return at;
}

/** Reads what `packText` made off this thread, which goes on meanwhile. */
export async function unpackLater(packed: Uint8Array): Promise<string> {
  return (await inflate(packed)).toString('utf8');
}

export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
