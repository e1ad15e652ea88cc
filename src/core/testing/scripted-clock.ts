import type { OnWake } from '../models/guard-fetch';
import type { RetryClock } from '../models/retry-policy';

export interface ScriptedClock extends RetryClock {
  /** How long each wait was to be, in ms. */
  readonly waits: readonly number[];
}

/** Waits take no time (`onWait` is called as each begins), and chance always says the longest. The time is 2026-01-02T00:00:00Z. */
export function createScriptedClock(onWait: () => void = () => undefined): ScriptedClock {
  const waits: number[] = [];
  return {
    waits,
    now: () => Date.UTC(2026, 0, 2),
    random: () => 1,
    wait: async (ms, signal) => {
      waits.push(ms);
      onWait();
      signal?.throwIfAborted();
    },
  };
}

export const neverWakes: OnWake = () => () => undefined;
