import { z } from 'zod';
import type { ErrorData } from './error-data';

/** The embedding models: the one that comes with Lectern, and the one that can be installed. */
export const embedderId = z.enum(['bundled', 'bge-small']);
export type EmbedderId = z.infer<typeof embedderId>;

/** How meaning is found, as Settings shows it. */
export interface EmbedderState {
  /** Whose vectors answer now. */
  readonly serving: EmbedderId;
  /** Whose should: while it is another one, its vectors are being made, or it cannot be used. */
  readonly wanted: EmbedderId;
  /** Of the model that can be installed. */
  readonly isInstalled: boolean;
  /** Bytes of it that an unfinished download has left, and all there are. */
  readonly partialBytes: number;
  readonly totalBytes: number;
  /** What goes on: bytes that are downloaded, or texts that are embedded. `total` is 0 while it is not known. */
  readonly work: EmbedderWork | null;
  readonly problem: ErrorData | null;
  /** True when no model can be loaded: all is found by words alone. */
  readonly isByWords: boolean;
}

export interface EmbedderWork {
  readonly step: 'downloading' | 'installing' | 'embedding';
  readonly done: number;
  readonly total: number;
}
