/** Answers that quote hidden messages: out of recall until that is taken back, or the quotations are erased. */
export interface VeiledAnswers {
  has(answerId: string): boolean;
  /** Those that quote a message, or what goes with it. */
  veil(messageId: string, answerIds: readonly string[]): void;
  /** Takes that back. Gives the answers that quote nothing else that is hidden. */
  unveil(messageId: string): readonly string[];
}

export function createVeiledAnswers(): VeiledAnswers {
  const quotedIn = new Map<string, readonly string[]>();
  const has = (answerId: string): boolean => [...quotedIn.values()].some((ids) => ids.includes(answerId));
  return {
    has,
    veil: (messageId, answerIds) => void quotedIn.set(messageId, answerIds),
    unveil(messageId) {
      const ids = quotedIn.get(messageId) ?? [];
      quotedIn.delete(messageId);
      return ids.filter((id) => !has(id));
    },
  };
}
