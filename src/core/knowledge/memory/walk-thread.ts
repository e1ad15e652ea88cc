import type { LecternMessage } from '../../../shared/chat/message';
import { toNode } from '../../../shared/chat/message-node';
import type { ThreadPath } from '../../ports';

/**
 * The path from the head back to the first message. `messages` are all of a thread, oldest first. Without a head the last
 * message is the head. A head that is not there gives an empty path. Where a message before another is lost, as in a file
 * that was damaged, the path goes on at the newest one left that is older.
 */
export function walkThread(messages: readonly LecternMessage[], headId: string | null): ThreadPath {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const places = new Map(messages.map(({ id }, at) => [id, at]));
  const path: LecternMessage[] = [];
  const before = ({ id, metadata }: LecternMessage): LecternMessage | undefined => {
    const parentId = metadata?.parentId ?? null;
    if (parentId === null) return undefined;
    if (places.has(parentId)) return byId.get(parentId);
    return messages.slice(0, places.get(id)).findLast((older) => byId.has(older.id));
  };
  let next = headId === null ? messages.at(-1) : byId.get(headId);
  while (next !== undefined) {
    path.push(next);
    // Taking each message once ends a damaged chain that runs in a circle.
    byId.delete(next.id);
    next = before(next);
  }
  // What the walk has not taken.
  return { messages: path.toReversed(), others: [...byId.values()].map(toNode) };
}
