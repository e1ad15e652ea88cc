import type { BigIntStats } from 'node:fs';

/**
 * File systems keep times to this, in ms, or better (FAT). What was written as short before a look could be written once
 * more without a trace in them.
 */
const COARSEST_TIME = 2_000;

/** Bytes of a listing that is kept, at some 80 a file. */
const MAX_LISTING = 4_000_000;

/** Git's ids of a file's content. */
export interface FileBlobs {
  readonly blob: string;
  /** As git stores a text that it checks out with the line ends of Windows. */
  readonly storedBlob: string;
}

/**
 * The blobs of a folder's files, by what the file system told of them when they were hashed, as git's index keeps them.
 * What is not known is hashed again, so nothing is lost with it.
 */
export interface KnownBlobs {
  /** Null for a file that may have changed since. */
  get(path: string, stats: BigIntStats): FileBlobs | null;
  /** `lookedAt` (Unix ms): when `stats` were about to be taken, before the file was read. */
  keep(path: string, stats: BigIntStats, blobs: FileBlobs, lookedAt: number): void;
  /** Forgets all other files. */
  keepOnly(paths: ReadonlySet<string>): void;
  /** What git listed of a tree, if it was the last. */
  listing(tree: string): Buffer | undefined;
  keepListing(tree: string, output: Buffer): void;
}

export function createKnownBlobs(): KnownBlobs {
  let listed: { readonly tree: string; readonly output: Buffer } | null = null;
  const known = new Map<string, { readonly stamp: string; readonly blobs: FileBlobs }>();
  return {
    get(path, stats) {
      const found = known.get(path);
      return found?.stamp === stampOf(stats) ? found.blobs : null;
    },
    keep(path, stats, blobs, lookedAt) {
      if (isRacy(stats, lookedAt)) known.delete(path);
      else known.set(path, { stamp: stampOf(stats), blobs });
    },
    keepOnly(paths) {
      for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
    },
    listing: (tree) => (listed?.tree === tree ? listed.output : undefined),
    keepListing(tree, output) {
      listed = output.length > MAX_LISTING ? null : { tree, output };
    },
  };
}

/** Any time of a program's choosing can be set as the file's own; `ctime` tells that it was. */
function stampOf({ size, mtimeNs, ctimeNs, ino, dev }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino, dev].join(' ');
}

/** True for a file that could be written after the look and keep its times (git's "racy" entries). */
function isRacy({ mtimeMs, ctimeMs }: BigIntStats, lookedAt: number): boolean {
  const written = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  return written >= lookedAt - COARSEST_TIME;
}
