import type { LecternChunk, LecternMessage } from '../../shared/chat/message';
import type { Journal, JournalTurn, Log, MessageStore, SessionStore } from '../ports';
import { createSerialQueue } from '../serial-queue';
import { foldChunks } from './fold-chunks';

/** Moves closed turns from the journal to the message store, in order, one session at a time. */
export interface PendingSaves {
  /** Saves what a session has closed. Resolves false when the store could not take it: it stays in the journal. */
  flush(sessionId: string): Promise<boolean>;
  /** The same for every session, such as after a start or when memory works again. */
  flushAll(): Promise<void>;
  /** Resolves when nothing is being saved. */
  drain(): Promise<void>;
}

export interface PendingSavesOptions {
  readonly journal: Journal;
  readonly messages: MessageStore;
  readonly sessions: SessionStore;
  readonly log: Log;
}

/** The user's message of a turn. Created just before the answer, so that times strictly increase. */
export function promptMessage(
  turn: Pick<JournalTurn, 'promptId' | 'parentId' | 'createdAt' | 'text' | 'parts'>,
): LecternMessage {
  return {
    id: turn.promptId,
    role: 'user',
    metadata: { parentId: turn.parentId, createdAt: turn.createdAt },
    parts: [...turn.parts, { type: 'text', text: turn.text }],
  };
}

/** The messages that a closed turn leaves. */
export async function turnMessages(
  turn: JournalTurn,
  chunks: readonly LecternChunk[],
): Promise<readonly LecternMessage[]> {
  const answer = await foldChunks(chunks);
  return answer === null ? [promptMessage(turn)] : [promptMessage(turn), answer];
}

export function createPendingSaves({ journal, messages, sessions, log }: PendingSavesOptions): PendingSaves {
  const queue = createSerialQueue();

  const save = async (sessionId: string): Promise<boolean> => {
    try {
      const session = await sessions.get(sessionId);
      if (session === null) return true;
      for (const turn of await journal.unsaved(sessionId)) {
        if (turn.status !== 'closed') continue;
        await messages.save(session, await turnMessages(turn, await journal.chunks(turn.answerId)));
        await journal.markSaved(turn.answerId);
      }
      return true;
    } catch (error) {
      log.warn('a turn stays in the journal', { sessionId, error });
      return false;
    }
  };
  const flush = (sessionId: string): Promise<boolean> => queue.run(() => save(sessionId));

  return {
    flush,
    async flushAll() {
      for (const sessionId of await journal.sessionsToSave()) await flush(sessionId);
    },
    drain: () => queue.settled(),
  };
}
