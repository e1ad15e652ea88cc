import type { SourceProgress } from '../../../shared/domain/source';
import type { IndexedSource, SourceUpdate } from '../knowledge';

type ProgressEvent = Extract<SourceUpdate, { type: 'progress' }>;

/** Progress as a stream of what is newest: what nobody took in time is left out, so a slow reader holds up nothing. */
export interface ProgressFeed {
  report(progress: SourceProgress, indexed?: IndexedSource): void;
  /** The newest progress not taken yet; waits for one. */
  next(): Promise<ProgressEvent>;
}

/** Progress of the same step comes at most once in `everyMs`, but for its end; a new step comes at once. */
export function createProgressFeed(now: () => number, everyMs: number): ProgressFeed {
  let newest: ProgressEvent | null = null;
  let wake: ((event: ProgressEvent) => void) | null = null;
  let lastStep: SourceProgress['step'] | null = null;
  let lastTime = -Infinity;

  return {
    report(progress, indexed) {
      const isEnd = progress.total > 0 && progress.done >= progress.total;
      if (progress.step === lastStep && !isEnd && now() - lastTime < everyMs) return;
      lastStep = progress.step;
      lastTime = now();
      const event: ProgressEvent = { type: 'progress', progress, indexed: indexed ?? null };
      if (wake === null) {
        newest = event;
      } else {
        wake(event);
        wake = null;
      }
    },
    next() {
      if (newest === null) return new Promise((resolve) => (wake = resolve));
      const event = newest;
      newest = null;
      return Promise.resolve(event);
    },
  };
}
