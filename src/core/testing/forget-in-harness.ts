import { createMemories, type Memories } from '../memories/memories';
import type { createMemoryMarks } from './memory-marks';
import type { Harness, Stores } from './session-harness';

export interface Forgetting {
  readonly memories: Memories;
  /** The end of the time in which forgetting can be undone. */
  erase(): Promise<void>;
}

export interface ForgettingParts {
  readonly harness: Harness;
  readonly stores: Stores;
  readonly marks: ReturnType<typeof createMemoryMarks>;
}

/** Forgetting over the sessions of a harness as they run now; a new process needs a new one. */
export function startForgetting({ harness, stores, marks }: ForgettingParts): Forgetting {
  const timers = new Set<() => void>();
  let erased = Promise.withResolvers<void>();
  const memories = createMemories({
    memory: marks,
    hidden: harness.hidden,
    sessions: harness.service,
    rows: stores.sessions,
    journal: stores.journal,
    saves: harness.saves,
    store: stores.forgetting,
    // No message box is part of a history.
    drafts: { cut: async () => undefined },
    erasing: (work) => work(),
    onErased: () => erased.resolve(),
    later: (work) => {
      timers.add(work);
      return () => timers.delete(work);
    },
    log: harness.log,
  });
  return {
    memories,
    async erase() {
      const due = [...timers];
      timers.clear();
      for (const work of due) {
        erased = Promise.withResolvers();
        work();
        await erased.promise;
      }
      await memories.eraseLeft();
    },
  };
}
