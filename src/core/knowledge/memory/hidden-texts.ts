import type { Client } from '@libsql/client';
import type { HiddenMessage } from '../knowledge';
import type { MessageMarks } from './message-marks';
import { messageText } from './message-rows';
import { findTwins, readMessages } from './stored-messages';

/** What is hidden, with what it says: whoever keeps copies of it must know what to look for. */
export async function hiddenTexts(client: Client, marks: MessageMarks): Promise<readonly HiddenMessage[]> {
  const ids = await marks.hidden();
  if (ids.length === 0) return [];
  const messages = await readMessages(client, 'WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  const hidden: HiddenMessage[] = [];
  for (const message of messages) {
    const twins = await findTwins(client, [message]);
    hidden.push({
      messageId: message.id,
      sessionId: message.threadId,
      branchIds: twins.map(({ threadId }) => threadId),
      text: messageText(message.content),
    });
  }
  return hidden;
}
