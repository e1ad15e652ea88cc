import type { AppStatus } from '../shared/contract/app';
import type { AppStatusService } from './app-status';

type MemoryState = Exclude<AppStatus['memory'], 'off'>;

/** How memory is, as windows are told: its state, `off` while the user wants none, and a banner while it is broken. */
export interface MemoryStatus {
  get(): MemoryState;
  set(state: MemoryState): void;
  /** Memory was asked: the next question need not wait for anything to load. */
  noteAsked(): void;
  isWarm(): boolean;
  /** Tells it again, after the user switched memory on or off. */
  show(): void;
}

/** How memory is asked. */
export interface RecallWait {
  readonly state: MemoryState;
  /** Memory has been asked since it opened: what the first question loads is there. */
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
    noteAsked() {
      // Given up while it started, nothing is loaded yet.
      isWarm ||= state !== 'starting';
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
