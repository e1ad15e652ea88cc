import type { Client } from '@libsql/client';
import type { ForgottenMessage, HiddenMessage } from '../knowledge';
import { searchOf } from './erase-messages';
import { findEchoes } from './find-echoes';
import type { MessageMarks } from './message-marks';
import { readByIds, saidIn, type StoredMessage } from './stored-messages';

/** What is hidden, with what it says and where it was quoted: whoever keeps copies of it must know where to look. */
export async function hiddenTexts(client: Client, marks: MessageMarks): Promise<readonly HiddenMessage[]> {
  const ids = await marks.hidden();
  if (ids.length === 0) return [];
  const messages = await readByIds(client, ids);
  const hidden: HiddenMessage[] = [];
  for (const message of messages) {
    const echoes = await findEchoes(client, searchOf([message]));
    hidden.push({ ...toForgotten(message), quotedBy: [...echoes.keys()], quotedIn: [...new Set(echoes.values())] });
  }
  return hidden;
}

export function toForgotten({ id, threadId, content }: StoredMessage): ForgottenMessage {
  return { messageId: id, sessionId: threadId, texts: saidIn(content) };
}
