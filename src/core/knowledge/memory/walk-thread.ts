import type { LecternMessage } from '../../../shared/chat/message';
import { toNode } from '../../../shared/chat/message-node';
import type { ThreadPath } from '../../ports';

/**
 * The path from the head back to the first message. `messages` are all of a thread, oldest first. Without a head the last
 * message is the head. A head that is not there gives an empty path.
 */
export function walkThread(messages: readonly LecternMessage[], headId: string | null): ThreadPath {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: LecternMessage[] = [];
  let next = headId === null ? messages.at(-1) : byId.get(headId);
  while (next !== undefined) {
    path.push(next);
    // Taking each message once ends a damaged chain that runs in a circle.
    byId.delete(next.id);
    const parentId: string | null = next.metadata?.parentId ?? null;
    next = parentId === null ? undefined : byId.get(parentId);
  }
  // What the walk has not taken.
  return { messages: path.toReversed(), others: [...byId.values()].map(toNode) };
}
