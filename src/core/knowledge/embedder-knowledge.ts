import type { EmbedderId, EmbedderState } from '../../shared/domain/embedder';
import type { CallOptions } from './call-options';

/** Which model turns text into vectors, and what is installed of it. */
export interface EmbedderKnowledge {
  /** The state now, and after each change. */
  watch(options?: CallOptions): AsyncIterable<EmbedderState>;
  /** Has this one serve once its vectors are complete. The state tells how far it is, and what keeps it. */
  use(input: { readonly id: EmbedderId }): Promise<void>;
  /** Downloads and installs. Aborting stops it; what came is gone on with by the next call. Errors: `embedder.*`, `data.*`. */
  download(options?: CallOptions): Promise<void>;
  /** Installs what lies in a folder of the user. Errors as `download`. */
  installFrom(input: { readonly folder: string }, options?: CallOptions): Promise<void>;
}
