import { RESOURCE_ID } from '../../shared/domain/ids';
import type { RecallReach } from '../../shared/domain/settings';
import { AppError } from '../errors';
import type { MemoryKnowledge, Recollection } from '../knowledge/knowledge';
import type { JournalTurn, SessionStore } from '../ports';
import type { SessionView } from './session-view';

export interface MemoryQuestion {
  /** What memory has for the prompt; null while it is broken: a banner says so already. */
  readonly answer: Promise<Recollection | null>;
  /** Ends the question: nobody waits for its answer any more. */
  readonly giveUp: () => void;
}

interface AskMemoryParts {
  readonly memory: Pick<MemoryKnowledge, 'recall'>;
  readonly sessions: Pick<SessionStore, 'hiddenIds'>;
  readonly view: SessionView;
  readonly sessionId: string;
}

/** Asks memory for what a prompt calls to mind, beside the newest `recentCount` messages before it. */
export function askMemory(
  { memory, sessions, view, sessionId }: AskMemoryParts,
  { promptId, text, parentId, createdAt }: Pick<JournalTurn, 'promptId' | 'text' | 'parentId' | 'createdAt'>,
  { reach, recentCount }: { readonly reach: RecallReach; readonly recentCount: number },
): MemoryQuestion {
  const givenUp = new AbortController();
  const ask = async (): Promise<Recollection | null> => {
    const recent = (await view.pathTo(parentId)).slice(-recentCount).map((message) => message.id);
    const input = {
      sessionId,
      resourceId: RESOURCE_ID,
      text,
      // What follows on another path is not shown beside the prompt: its other versions, and what was answered to these.
      excludeIds: [...new Set([promptId, ...view.behind(parentId), ...recent])],
      reach,
      hiddenSessionIds: (await sessions.hiddenIds()).filter((id) => id !== sessionId),
      now: createdAt,
    };
    try {
      return await memory.recall(input, { signal: givenUp.signal });
    } catch (error) {
      if (error instanceof AppError && error.code === 'memory.broken') return null;
      throw error;
    }
  };
  const answer = ask();
  // A turn that fails to open never waits for the answer.
  answer.catch(() => undefined);
  return { answer, giveUp: () => givenUp.abort() };
}
