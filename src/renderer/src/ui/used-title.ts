import type { RecalledMessage } from '../../../shared/chat/message';
import { en, fill } from '../../../shared/text/en';

/** How many memories were used. What was only given beside them, for context, does not count. */
export function usedTitle(recalled: readonly RecalledMessage[]): string {
  const count = recalled.filter((message) => message.isMatch).length;
  return count === 1 ? en.memories.usedOne : fill(en.memories.usedMany, { count });
}
