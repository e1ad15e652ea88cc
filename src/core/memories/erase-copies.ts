import { setImmediate } from 'node:timers/promises';
import { titleOf } from '../../shared/chat/title-of';
import type { HiddenMessage, MemoryKnowledge } from '../knowledge/knowledge';
import { messageText } from '../knowledge/memory/message-rows';
import type { ForgettingStore, Journal, Session, SessionStore } from '../ports';
import type { SessionService } from '../session/session-service';
import { createForgottenWords, type ForgottenWords } from './forgotten-words';
import type { HiddenMessages } from './hidden-messages';

export interface EraseCopiesOptions {
  readonly memory: Pick<MemoryKnowledge, 'thread'>;
  readonly hidden: Pick<HiddenMessages, 'has'>;
  readonly sessions: Pick<SessionService, 'scrub' | 'change'>;
  readonly rows: Pick<SessionStore, 'get'>;
  readonly journal: Pick<Journal, 'unclosed' | 'chunks' | 'replaceChunks'>;
  readonly store: ForgettingStore;
}

/** Takes what messages say out of local.db: of turns that are in no message yet, of what tools remember, of titles. */
export async function eraseCopies(messages: readonly HiddenMessage[], options: EraseCopiesOptions): Promise<void> {
  const { sessions, journal, store } = options;
  const words = createForgottenWords(messages);
  await sessions.scrub(words);
  for (const turn of await journal.unclosed()) {
    const changed = words.inChunks(await journal.chunks(turn.answerId), turn);
    if (changed !== null) await journal.replaceChunks(turn.answerId, changed);
  }
  for await (const page of store.toolStates()) {
    for (const { rowid, sessionId, state } of page) {
      const changed = words.inJson(state, sessionId);
      if (changed !== null) await store.replaceToolState(rowid, changed);
    }
    await setImmediate();
  }
  await renewTitles(messages, words, options);
  await store.purge();
}

/** Titles of the sessions in which it was said: each is made anew from what is left there. */
async function renewTitles(
  messages: readonly HiddenMessage[],
  words: ForgottenWords,
  { memory, hidden, sessions, rows }: EraseCopiesOptions,
): Promise<void> {
  for (const sessionId of new Set(messages.map((message) => message.sessionId))) {
    const row = await rows.get(sessionId);
    if (row === null || row.title === null || !words.isTitle(row.title, sessionId)) continue;
    await sessions.change(sessionId, { title: await titleLeft(row, memory, hidden) });
  }
}

async function titleLeft(
  { id, headMessageId }: Session,
  memory: EraseCopiesOptions['memory'],
  hidden: EraseCopiesOptions['hidden'],
): Promise<string | null> {
  const { messages } = await memory.thread({ sessionId: id, headMessageId });
  const prompts = messages.filter((message) => message.role === 'user' && !hidden.has(message.id));
  return prompts.map((prompt) => titleOf(messageText(prompt))).find((title) => title !== '') ?? null;
}
