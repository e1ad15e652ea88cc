import type { RecalledMessage } from '../../../shared/chat/message';
import { en, fill } from '../../../shared/text/en';

/** The same with what was given beside them, so that all that is listed is counted. */
export function listedTitle(recalled: readonly RecalledMessage[]): string {
  const beside = recalled.filter((message) => !message.isMatch).length;
  const used = usedTitle(recalled);
  if (beside === 0) return used;
  return beside === 1 ? fill(en.memories.besideOne, { used }) : fill(en.memories.besideMany, { used, count: beside });
}

/** How many memories were used. What was only given beside them, for context, does not count. */
export function usedTitle(recalled: readonly RecalledMessage[]): string {
  const count = recalled.filter((message) => message.isMatch).length;
  // What was said beside them is left.
  if (count === 0) return en.memories.usedNone;
  return count === 1 ? en.memories.usedOne : fill(en.memories.usedMany, { count });
}
