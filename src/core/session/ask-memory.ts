import { RESOURCE_ID } from '../../shared/domain/ids';
import { AppError } from '../errors';
import type { MemoryKnowledge, Recollection } from '../knowledge/knowledge';
import type { JournalTurn } from '../ports';
import type { SessionView } from './session-view';

export interface MemoryQuestion {
  /** What memory has for the prompt; null while it is broken: a banner says so already. Aborting gives the question up. */
  answer(signal: AbortSignal): Promise<Recollection | null>;
}

/** Asks memory for what a prompt calls to mind, beside the newest `recentCount` messages of the session's path. */
export function askMemory(
  { memory, view, sessionId }: { memory: Pick<MemoryKnowledge, 'recall'>; view: SessionView; sessionId: string },
  { promptId, text }: Pick<JournalTurn, 'promptId' | 'text'>,
  recentCount: number,
): MemoryQuestion {
  const givenUp = new AbortController();
  const ask = async (): Promise<Recollection | null> => {
    const recent = (await view.load()).slice(-recentCount).map((message) => message.id);
    const input = { sessionId, resourceId: RESOURCE_ID, text, excludeIds: [promptId, ...recent] };
    try {
      return await memory.recall(input, { signal: givenUp.signal });
    } catch (error) {
      if (error instanceof AppError && error.code === 'memory.broken') return null;
      throw error;
    }
  };
  const asked = ask();
  // A turn that fails to open never asks for the answer.
  asked.catch(() => undefined);
  return {
    answer: (signal) => {
      signal.addEventListener('abort', () => givenUp.abort(), { once: true });
      return asked;
    },
  };
}
