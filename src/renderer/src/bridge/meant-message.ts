import type { LecternMessage } from '../../../shared/chat/message';

/**
 * The message that an act is meant for: the one that has the focus, else the last. Where the act is for prompts or for
 * answers alone, the prompt of the answer that has the focus, or the answer to the prompt.
 */
export function meantMessage(
  messages: readonly LecternMessage[],
  focusedId: string | null,
  role: LecternMessage['role'] | null,
): LecternMessage | undefined {
  const fits = (message: LecternMessage): boolean => role === null || message.role === role;
  const at = messages.findIndex(({ id }) => id === focusedId);
  if (at === -1) return messages.findLast(fits);
  const beside = role === 'user' ? messages.slice(0, at + 1).findLast(fits) : messages.slice(at, at + 2).find(fits);
  return beside ?? messages.findLast(fits);
}
