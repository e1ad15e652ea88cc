import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { HiddenMessage } from '../knowledge';
import type { MessageMarks } from './message-marks';
import { fromRow, messageText, type MessageRow } from './message-rows';

/** What is hidden, with what it says: whoever keeps copies of it must know what to look for. */
export async function hiddenTexts(client: Client, marks: MessageMarks): Promise<readonly HiddenMessage[]> {
  const { rows } = await client.execute({
    sql: 'SELECT id, thread_id, role, content FROM mastra_messages WHERE id IN (SELECT value FROM json_each(?))',
    args: [JSON.stringify(await marks.hidden())],
  });
  return rows.map(({ id, thread_id: sessionId, role, content }) => ({
    messageId: columnText(id),
    sessionId: columnText(sessionId),
    // Mastra stores the envelope that toRow gave the message as JSON text.
    text: messageText(fromRow({ id, role, content: JSON.parse(columnText(content)) } as MessageRow)),
  }));
}
