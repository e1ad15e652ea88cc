import type { SourceProgress } from '../../../shared/domain/source';

/** Progress as a stream of what is newest: what nobody took in time is left out, so a slow reader holds up nothing. */
export interface ProgressFeed {
  report(progress: SourceProgress): void;
  /** The newest progress not taken yet; waits for one. */
  next(): Promise<SourceProgress>;
}

/** Progress of the same step comes at most once in `everyMs`, but for its end; a new step comes at once. */
export function createProgressFeed(now: () => number, everyMs: number): ProgressFeed {
  let newest: SourceProgress | null = null;
  let wake: ((progress: SourceProgress) => void) | null = null;
  let lastStep: SourceProgress['step'] | null = null;
  let lastTime = -Infinity;

  return {
    report(progress) {
      const isEnd = progress.total > 0 && progress.done >= progress.total;
      if (progress.step === lastStep && !isEnd && now() - lastTime < everyMs) return;
      lastStep = progress.step;
      lastTime = now();
      if (wake === null) {
        newest = progress;
      } else {
        wake(progress);
        wake = null;
      }
    },
    next() {
      if (newest === null) return new Promise((resolve) => (wake = resolve));
      const progress = newest;
      newest = null;
      return Promise.resolve(progress);
    },
  };
}
