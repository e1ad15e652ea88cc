import type { Embedder } from './embedder';
import type { VectorKeeper } from './vector-keeper';

const MAX_IDLE_ROUNDS = 20;

export interface BuildOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Makes the vectors that are missing until none is: what was begun before, and what came meanwhile. There is no other
 * record of how far it came, so it goes on where it was stopped, crashed or quit.
 */
export async function buildVectors(
  keepers: readonly VectorKeeper[],
  embedder: Embedder,
  { signal, onProgress }: BuildOptions,
): Promise<void> {
  let done = 0;
  for (let idle = 0; ;) {
    let missing = 0;
    for (const keeper of keepers) missing += await keeper.missing(embedder);
    signal.throwIfAborted();
    if (missing === 0) return;
    // One that does nothing may have given way to other work; several are a bug that must not spin.
    if (idle === MAX_IDLE_ROUNDS) throw new Error('texts are left without vectors');
    const before = done;
    const total = done + missing;
    onProgress({ done, total });
    const onText = (): void => {
      done += 1;
      onProgress({ done: Math.min(done, total), total });
    };
    for (const keeper of keepers) await keeper.build(embedder, { signal, onText });
    idle = done > before ? 0 : idle + 1;
  }
}
