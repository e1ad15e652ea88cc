import type { ConversationKnowledge, ImportEvent } from '../conversation-knowledge';

/** An import that goes on one event at a time, as whoever is at the other end of the wire asks for it. */
export interface ImportSteps {
  /** Ends the one before. */
  begin(paths: readonly string[]): Promise<void>;
  /** Null once it has ended. */
  next(): Promise<ImportEvent | null>;
  end(): Promise<void>;
}

export function createImportSteps(conversations: ConversationKnowledge): ImportSteps {
  let running: AsyncIterator<ImportEvent> | null = null;
  const end = async (): Promise<void> => {
    const ended = running;
    running = null;
    await ended?.return?.();
  };
  return {
    async begin(paths) {
      await end();
      running = conversations.import(paths)[Symbol.asyncIterator]();
    },
    async next() {
      const step = await running?.next();
      return step === undefined || step.done === true ? null : step.value;
    },
    end,
  };
}
