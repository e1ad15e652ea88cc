import type { QueuedPrompt } from '../domain/session';

/** Of the prompts that waited, those that wait still by their ids, in the order of these. */
export function stillQueued(prompts: readonly QueuedPrompt[], ids: readonly string[]): readonly QueuedPrompt[] {
  return ids.flatMap((id) => prompts.find(({ messageId }) => messageId === id) ?? []);
}
