import type { AppStatus } from '../shared/contract/app';
import type { AppStatusService } from './app-status';
import type { MemoryKnowledge } from './knowledge/knowledge';

type MemoryState = Exclude<AppStatus['memory'], 'off'>;
type Recall = MemoryKnowledge['recall'];
/** A prompt without one is not looked for. */
const HAS_WORD = /[\p{L}\p{N}]/u;

/** How memory is, as windows are told: its state, `off` while the user wants none, and a banner while it is broken. */
export interface MemoryStatus {
  get(): MemoryState;
  set(state: MemoryState): void;
  /** The same recall: once it has answered from what it loads, the next question need not wait for that. */
  noting(recall: Recall): Recall;
  isWarm(): boolean;
  /** Tells it again, after the user switched memory on or off. */
  show(): void;
}

/** How memory is asked. */
export interface RecallWait {
  readonly state: MemoryState;
  /** Memory has answered since it opened: what the first question loads is there. */
  readonly isWarm: boolean;
  /** A window is open, in which one may ask again. */
  readonly hasWindow: boolean;
}

/**
 * How long a turn waits for what is recalled: while the worker starts, and for what a first question loads, it does better
 * to wait. Of a process that answers one question each is the first, and nobody sits before it.
 */
export function recallLimitMs({ state, isWarm, hasWindow }: RecallWait): number {
  if (state !== 'starting' && isWarm) return 400;
  return hasWindow ? 3_000 : 20_000;
}

export function createMemoryStatus(status: AppStatusService, isEnabled: () => boolean): MemoryStatus {
  let state: MemoryState = 'starting';
  let isWarm = false;
  const show = (): void => status.setMemory(state === 'ready' && !isEnabled() ? 'off' : state);
  return {
    get: () => state,
    isWarm: () => isWarm,
    noting: (recall) => async (input, options) => {
      const found = await recall(input, options);
      const hasLoaded = input.reach !== 'none' && HAS_WORD.test(input.text) && found.note !== 'memory.byWords';
      if (hasLoaded && state !== 'starting') isWarm = true;
      return found;
    },
    set(next) {
      if (next === 'starting') isWarm = false;
      if (next === state) return;
      state = next;
      if (next === 'broken') status.raise({ code: 'memory.broken', params: {} });
      else status.dismiss('memory.broken');
      show();
    },
    show,
  };
}
