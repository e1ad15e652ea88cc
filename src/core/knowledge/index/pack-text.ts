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
  const isPacked = packed instanceof ArrayBuffer || packed instanceof Uint8Array;
  if (!isPacked) throw new Error('the index holds something else where a text must be');
  return inflateRawSync(packed).toString('utf8');
}

/** Reads what `packText` made off this thread, which goes on meanwhile. */
export async function unpackLater(packed: Uint8Array): Promise<string> {
  return (await inflate(packed)).toString('utf8');
}

export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
