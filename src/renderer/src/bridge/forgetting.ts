import { UNDO_MS } from '../../../shared/domain/memory';
import type { Bridge } from './bridge';
import { createStore, type Store } from './store';

/** What was forgotten from this window, for as long as that can be undone. */
export interface Forgetting {
  /** Ids of messages, the newest last. */
  readonly undoable: Store<readonly string[]>;
  forget(sessionId: string, messageId: string): Promise<void>;
  /** Brings back a message, or the one that was forgotten last. */
  undo(messageId?: string): Promise<void>;
}

/**
 * `later` runs a piece of work after some ms. `tellProfile` says that the profile still holds what came of a message; it is
 * said once that cannot be undone any more, so that it does not lie over the way back.
 */
export function createForgetting(
  bridge: Pick<Bridge, 'ask'>,
  later: (work: () => void, ms: number) => void,
  tellProfile: () => void,
): Forgetting {
  const undoable = createStore<readonly string[]>([]);
  /** How often each was forgotten: the time of an earlier time must not end a later one's. */
  const times = new Map<string, number>();
  const drop = (messageId: string): void => undoable.set(undoable.get().filter((id) => id !== messageId));
  return {
    undoable,
    async forget(sessionId, messageId) {
      const { isInProfile } = await bridge.ask((client) => client.memories.forget({ sessionId, messageId }));
      undoable.set([...undoable.get().filter((id) => id !== messageId), messageId]);
      const time = (times.get(messageId) ?? 0) + 1;
      times.set(messageId, time);
      later(() => {
        if (times.get(messageId) !== time) return;
        const isForgotten = undoable.get().includes(messageId);
        drop(messageId);
        if (isInProfile && isForgotten) tellProfile();
      }, UNDO_MS);
    },
    async undo(messageId = undoable.get().at(-1)) {
      if (messageId === undefined) return;
      await bridge.ask((client) => client.memories.undoForget({ messageId }));
      drop(messageId);
    },
  };
}
