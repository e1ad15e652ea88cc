import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Sizes and places of sqlite.org/fileformat2.html, 4. */
const HEADER = 32;
const FRAME_HEADER = 24;
const PAGE_SIZE_AT = 8;
const SALTS_AT = 16;
const FRAME_SALTS_AT = 8;
const SALTS = 8;

export interface LogPages {
  /** Numbers of the pages in those frames of a write-ahead log that came after the ones that were asked for. */
  readonly pages: ReadonlySet<number>;
  readonly frames: number;
}

/** Which pages a write-ahead log holds. Nothing may write meanwhile. */
export function readLogPages(path: string, afterFrames = 0): LogPages {
  const pages = new Set<number>();
  const file = openLog(path);
  if (file === null) return { pages, frames: 0 };
  try {
    const header = Buffer.alloc(HEADER);
    if (readSync(file, header, 0, HEADER, 0) < HEADER) return { pages, frames: 0 };
    const frameSize = FRAME_HEADER + header.readUInt32BE(PAGE_SIZE_AT);
    const salts = header.subarray(SALTS_AT, SALTS_AT + SALTS);
    const most = Math.floor((fstatSync(file).size - HEADER) / frameSize);
    const frame = Buffer.alloc(FRAME_HEADER);
    for (let at = afterFrames; at < most; at += 1) {
      readSync(file, frame, 0, FRAME_HEADER, HEADER + at * frameSize);
      // What follows is of an earlier log.
      if (!frame.subarray(FRAME_SALTS_AT, FRAME_SALTS_AT + SALTS).equals(salts)) return { pages, frames: at };
      pages.add(frame.readUInt32BE(0));
    }
    return { pages, frames: Math.max(most, afterFrames) };
  } finally {
    closeSync(file);
  }
}

/** Null when there is none. */
function openLog(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
