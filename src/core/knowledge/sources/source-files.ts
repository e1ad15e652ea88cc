import type { SkipReason } from '../../../shared/domain/skipped-files';

/** One file of a source, before it is read. */
export interface SourceFile {
  /** Relative to the source's root, with forward slashes. */
  readonly path: string;
  /** Git's object id of its content. */
  readonly blob: string;
  /** True for what lies in a work tree otherwise than it is committed: it has no commit. */
  readonly isEdited?: boolean;
}

/** A file's content; why it is left out; or null when it is gone. */
export type ReadContent = Uint8Array | SkipReason | null;

/** A source opened at one state: what is in it, and the way to read it. */
export interface OpenedSource {
  /** Null for a plain folder. */
  readonly commit: string | null;
  /** Relative to repositoriesDir; null when read in place. */
  readonly localPath: string | null;
  /** Bytes on disk that the source takes in repositoriesDir. */
  readonly sizeBytes: number;
  /** True for a repository whose server cannot leave anything out, so that all of its commit was fetched. */
  readonly isWhole?: boolean;
  readonly files: readonly SourceFile[];
  /** Files of its commit that were deleted beside it, in a work tree. */
  readonly deleted?: number;
  /** Contents in the order asked for. Ends with its signal. */
  read(files: readonly SourceFile[], signal: AbortSignal): AsyncIterable<ReadContent>;
}
