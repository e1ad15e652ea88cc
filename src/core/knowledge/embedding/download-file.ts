import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../errors';
import { diskFailure } from '../disk-failure';
import { fileSha256 } from './file-sha256';
import { requestRest } from './request-rest';
import { createSilenceWatch } from './silence-watch';

/** Times that an answer which broke off is gone on with before the user is asked. */
const MAX_CUTS = 5;

export interface DownloadOptions {
  readonly url: string;
  /** What came is kept here, whatever ends the download, and the next one goes on behind it. */
  readonly path: string;
  readonly sha256: string;
  /** How large the file should be. */
  readonly bytes: number;
  readonly fetch: typeof globalThis.fetch;
  /** A server may be silent this long. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Downloads a file, or the rest of it, and checks it; what is wrong is deleted. Errors: `embedder.unreachable`,
 * `.status`, `.redirect`, `.stalled`, `.cut`, `.checksum`, and those of the disk.
 */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { path, sha256, signal } = options;
  for (let cuts = 0; ;) {
    const before = await sizeOf(path);
    try {
      await fetchRest(before, options);
      break;
    } catch (error) {
      signal.throwIfAborted();
      cuts += 1;
      const isCut = error instanceof AppError && error.code === 'embedder.cut';
      if (!isCut || cuts > MAX_CUTS || (await sizeOf(path)) <= before) throw error;
    }
  }
  if ((await fileSha256(path, signal)) === sha256) return;
  await rm(path, { force: true });
  throw new AppError('embedder.checksum', { address: hostOf(options.url) });
}

/** Bytes of a file; 0 when it is not there. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function fetchRest(before: number, options: DownloadOptions): Promise<void> {
  const { url, path, fetch, silenceMs, signal } = options;
  const address = hostOf(url);
  const silence = createSilenceWatch(silenceMs, () => new AppError('embedder.stalled', { address }));
  const file = await open(path, 'a').catch((error: unknown) => {
    throw diskFailure(error);
  });
  try {
    silence.heard();
    const ended = AbortSignal.any([signal, silence.signal]);
    const rest = await requestRest(url, before, { fetch, address, signal: ended });
    if (rest === null) return;
    if (rest.from < before) await file.truncate(rest.from);
    await writeRest(file, rest.body, rest.from, rest.total, { ...options, onPiece: silence.heard });
  } catch (error) {
    signal.throwIfAborted();
    silence.signal.throwIfAborted();
    throw error;
  } finally {
    silence.end();
    await file.close();
  }
}

async function writeRest(
  file: FileHandle,
  body: AsyncIterable<Uint8Array>,
  from: number,
  announced: number | null,
  { url, bytes, onProgress, onPiece }: DownloadOptions & { readonly onPiece: () => void },
): Promise<void> {
  const total = announced ?? bytes;
  let done = from;
  onProgress(done, total);
  for await (const piece of readPieces(body, hostOf(url))) {
    onPiece();
    // A server without an end must not fill the disk; the checksum judges the rest.
    if (done + piece.length > bytes * 2) return;
    await file.writeFile(piece).catch((error: unknown) => {
      throw diskFailure(error);
    });
    done += piece.length;
    onProgress(done, total);
  }
  if (announced !== null && done < announced) throw new AppError('embedder.cut', { address: hostOf(url) });
}

/** The pieces of an answer; one that breaks off fails as `embedder.cut`. */
async function* readPieces(body: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((error: unknown) => {
        throw new AppError('embedder.cut', { address }, { cause: error });
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.().catch(() => undefined);
  }
}

function hostOf(url: string): string {
  return new URL(url).host;
}
