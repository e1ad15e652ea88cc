import { z } from 'zod';
import { errorData } from './error-data';
import { resourceKey } from './ids';
import { skippedFiles } from './skipped-files';

/** Longest name that a source can be given, in UTF-16 units. */
export const MAX_SOURCE_NAME = 100;

export const sourceKind = z.enum(['repository', 'folder', 'handbook']);
export type SourceKind = z.infer<typeof sourceKind>;

export const sourceProgress = z.object({
  /**
   * `asking`: before anything is fetched; `done` is for how many seconds. `fetchingWhole`: from a
   * server that cannot leave anything out. `stopping`: told to stop, and not at its end yet.
   * `checking`: cut off when the app ended, and about to go on.
   */
  step: z.enum(['checking', 'asking', 'fetching', 'fetchingWhole', 'reading', 'indexing', 'embedding', 'stopping']),
  done: z.number(),
  /** 0 while it is not known. */
  total: z.number(),
  /** Why nothing newer could be fetched, while the vectors of what was there are made. */
  failure: errorData.optional(),
});
export type SourceProgress = z.infer<typeof sourceProgress>;

/** Another ref or folder of its address that a source is to follow, and its name there. */
export const nextPlace = z.object({
  name: z.string(),
  ref: z.string().nullable(),
  searchPath: z.string().nullable(),
});
export type NextPlace = z.infer<typeof nextPlace>;

/** A source as windows see it. `commit` is null for a plain folder and until the first fetch. */
export const source = z.object({
  key: resourceKey,
  kind: sourceKind,
  name: z.string(),
  /** The repository's URL or the folder's path. */
  address: z.string(),
  ref: z.string().nullable(),
  searchPath: z.string().nullable(),
  commit: z.string().nullable(),
  state: z.enum(['working', 'ready', 'failed', 'stopped']),
  progress: sourceProgress.nullable(),
  /** Why it is not ready; or, of one that is, what came of its fetch. */
  error: errorData.nullable(),
  files: z.number(),
  passages: z.number(),
  /** Bytes of the fetched repository on disk; 0 for what is read in place. */
  sizeBytes: z.number(),
  /** Files that lay in a work tree otherwise than they are committed, or no more. */
  edited: z.number(),
  /** What the last update left out of the index. */
  skipped: z.array(skippedFiles).readonly(),
  /** The session in which a model asked for it; null for what the user added. */
  sessionId: z.string().nullable(),
  /** The branch or tag that it followed before it was pinned to its commit, and follows after; null for none. */
  pinnedFrom: z.string().nullable(),
  /** Where it is to be once that is fetched and indexed; null when it stays where it is. */
  becoming: nextPlace.nullable(),
  /** Name of the source that is there already, and takes its place; null when it becomes that itself. */
  successor: z.string().nullable(),
  /** Unix ms. */
  addedAt: z.number(),
  /** Unix ms; null until the first fetch. */
  lastUpdated: z.number().nullable(),
});
export type Source = z.infer<typeof source>;
