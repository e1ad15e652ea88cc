import { setTimeout as rest } from 'node:timers/promises';
import type { AppStatusService } from './app-status';
import type { IndexKnowledge } from './knowledge/index-knowledge';
import type { Log } from './ports';

/** A start has other things to do at first, and a snapshot to make after a minute. */
const FIRST_LOOK_MS = 120_000;
const LOOK_MS = 86_400_000;

export interface IndexWatchOptions {
  readonly index: IndexKnowledge;
  readonly status: Pick<AppStatusService, 'raise'>;
  readonly log: Log;
  /** Resolves after so long, and rejects when the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Has index.db looked through a while after the start and then daily, until it is found damaged or the signal aborts. */
export async function watchIndex(
  { index, status, log, wait = waitUnnoticed }: IndexWatchOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let ms = FIRST_LOOK_MS; ; ms = LOOK_MS) {
    await wait(ms, signal);
    try {
      const { isSound } = await index.check({ signal });
      if (isSound) continue;
      status.raise({ code: 'data.indexDamaged', params: {} });
      return;
    } catch (error) {
      signal.throwIfAborted();
      log.warn('the index could not be looked through', { error });
    }
  }
}

function waitUnnoticed(ms: number, signal: AbortSignal): Promise<unknown> {
  return rest(ms, undefined, { ref: false, signal });
}
