import type { Priority } from '../priority';
import type { KnownBlobs } from './folder/known-blobs';
import type { FetchOptions } from './git/fetch-repository';
import type { SkipTally } from './skip-tally';

/** What opening a source takes beside what is asked for. */
export interface OpenOptions extends FetchOptions {
  readonly priority: Priority;
  /** What is known of a folder's files since it was looked at last. */
  readonly known: KnownBlobs;
  /** Unix ms. */
  readonly now: () => number;
  /** Told of all that is left out. */
  readonly skipped: SkipTally;
}
