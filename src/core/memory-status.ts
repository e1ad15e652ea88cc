import type { AppStatus } from '../shared/contract/app';
import type { AppStatusService } from './app-status';

type MemoryState = Exclude<AppStatus['memory'], 'off'>;

/** How memory is, as windows are told: its state, `off` while the user wants none, and a banner while it is broken. */
export interface MemoryStatus {
  get(): MemoryState;
  set(state: MemoryState): void;
  /** Tells it again, after the user switched memory on or off. */
  show(): void;
}

/** How long a turn waits for what is recalled: while its worker starts, a first turn does better to wait for it. */
export function recallLimitMs(state: MemoryState): number {
  return state === 'starting' ? 3_000 : 400;
}

export function createMemoryStatus(status: AppStatusService, isEnabled: () => boolean): MemoryStatus {
  let state: MemoryState = 'starting';
  const show = (): void => status.setMemory(state === 'ready' && !isEnabled() ? 'off' : state);
  return {
    get: () => state,
    set(next) {
      if (next === state) return;
      state = next;
      if (next === 'broken') status.raise({ code: 'memory.broken', params: {} });
      else status.dismiss('memory.broken');
      show();
    },
    show,
  };
}
