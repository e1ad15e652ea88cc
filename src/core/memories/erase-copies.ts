import { setImmediate } from 'node:timers/promises';
import { titleOf } from '../../shared/chat/title-of';
import type { ForgottenMessage, HiddenMessage, MemoryKnowledge } from '../knowledge/knowledge';
import { cutQuotedBlocks, titleWithoutQuotes } from '../knowledge/memory/cut-quoted-blocks';
import { forgottenSaid } from '../knowledge/memory/forgotten-said';
import { messageText } from '../knowledge/memory/message-rows';
import { isTitleOf } from '../knowledge/memory/title-of-forgotten';
import type { ForgettingStore, Journal, Session, SessionStore } from '../ports';
import type { Scrub } from '../session/open-turn';
import type { SessionService } from '../session/session-service';
import { createForgottenWords } from './forgotten-words';
import type { HiddenMessages } from './hidden-messages';

interface EraseCopiesOptions {
  readonly memory: Pick<MemoryKnowledge, 'thread' | 'save'>;
  readonly hidden: Pick<HiddenMessages, 'has'>;
  readonly sessions: Pick<SessionService, 'scrub' | 'change'>;
  readonly rows: Pick<SessionStore, 'get'>;
  readonly journal: Pick<Journal, 'unclosed' | 'chunks' | 'replaceChunks' | 'write'>;
  readonly store: ForgettingStore;
}

/** Takes what messages say out of local.db: of turns that are in no message yet, of what tools remember, of titles. */
export async function eraseCopies(messages: readonly HiddenMessage[], options: EraseCopiesOptions): Promise<void> {
  const { sessions, journal, store } = options;
  const words = createForgottenWords(messages);
  await scrubTurns(words, { sessions, journal });
  for await (const page of store.toolStates()) {
    for (const { rowid, sessionId, state } of page) {
      const changed = words.inJson(state, sessionId);
      if (changed !== null) await store.replaceToolState(rowid, changed);
    }
    await setImmediate();
  }
  await renewTitles(messages, options);
  await renewQuotedTitles(messages, options);
  await renewKeptTitles(messages, options);
  await store.purge();
}

/** Takes words out of the turns that are not closed, in use or not. */
export async function scrubTurns(
  words: Scrub,
  { sessions, journal }: Pick<EraseCopiesOptions, 'journal'> & { readonly sessions: Pick<SessionService, 'scrub'> },
): Promise<void> {
  await sessions.scrub(words);
  for (const turn of await journal.unclosed()) {
    const chunks = await journal.chunks(turn.answerId);
    const changed = words.inChunks(chunks, turn);
    if (changed !== null) await journal.replaceChunks(turn.answerId, changed);
    const error = turn.error === null ? null : words.inError(turn.error, turn, chunks);
    if (error !== null) await journal.write(turn, { chunks: [], turn: { error }, session: {} });
  }
}

export interface RenewedTitle {
  readonly sessionId: string;
  readonly before: Pick<Session, 'title' | 'titleMadeOf'>;
  readonly after: string | null;
}

/** Titles of the sessions in which it was said: each is made anew from what is left there. */
export async function renewTitles(
  messages: readonly ForgottenMessage[],
  { memory, hidden, sessions, rows }: Pick<EraseCopiesOptions, 'memory' | 'hidden' | 'sessions' | 'rows'>,
): Promise<readonly RenewedTitle[]> {
  const renewed: RenewedTitle[] = [];
  const ids = new Set(messages.map(({ messageId }) => messageId));
  for (const sessionId of new Set(messages.map((message) => message.sessionId))) {
    const row = await rows.get(sessionId);
    const said = messages.filter((message) => message.sessionId === sessionId).flatMap(({ texts }) => texts);
    if (row === null || row.title === null || !(isMadeOf(row, ids) || isTitleOf(row.title, said))) continue;
    const after = await titleLeft(row, memory, hidden);
    await sessions.change(sessionId, { title: after, ...asOfPrompt(row) });
    renewed.push({ sessionId, before: { title: row.title, titleMadeOf: row.titleMadeOf }, after });
  }
  return renewed;
}

function isMadeOf({ titleMadeOf }: Session, messageIds: ReadonlySet<string>): boolean {
  return titleMadeOf?.some((id) => messageIds.has(id)) === true;
}

/** One that the app gave is that of a prompt again, so that another can be made. */
function asOfPrompt({ titleMadeOf }: Session): Pick<Session, 'titleMadeOf'> {
  return { titleMadeOf: titleMadeOf === null ? null : [] };
}

/** Titles that were made of a prompt with a quote of it, or of an answer that quotes it. */
async function renewQuotedTitles(
  messages: readonly HiddenMessage[],
  { memory, hidden, sessions, rows }: Pick<EraseCopiesOptions, 'memory' | 'hidden' | 'sessions' | 'rows'>,
): Promise<void> {
  const said = forgottenSaid(messages.flatMap(({ texts }) => texts));
  const quoting = new Set(messages.flatMap(({ quotedBy }) => quotedBy));
  for (const sessionId of new Set(messages.flatMap(({ quotedIn }) => quotedIn))) {
    const row = await rows.get(sessionId);
    if (row === null || row.title === null) continue;
    if (isMadeOf(row, quoting)) {
      await sessions.change(sessionId, { title: await titleLeft(row, memory, hidden, said), titleMadeOf: [] });
      continue;
    }
    const { messages: path } = await memory.thread({ sessionId, headMessageId: row.headMessageId });
    const prompts = path.filter(({ role }) => role === 'user').map((prompt) => messageText(prompt));
    const source = prompts.find((text) => titleOf(text) === row.title) ?? '';
    const left = cutQuotedBlocks(source, said, () => false);
    if (left !== source) await sessions.change(sessionId, { title: titleWithoutQuotes(left) || null });
  }
}

/** Memory has titles as of its last save. */
async function renewKeptTitles(
  messages: readonly HiddenMessage[],
  { memory, rows }: Pick<EraseCopiesOptions, 'memory' | 'rows'>,
): Promise<void> {
  for (const id of new Set(messages.flatMap(({ sessionId, quotedIn }) => [sessionId, ...quotedIn]))) {
    const row = await rows.get(id);
    if (row === null) continue;
    const { resourceId, title, createdAt, isPrivate } = row;
    await memory.save({ session: { id, title: title ?? '', createdAt, isPrivate }, resourceId, messages: [] });
  }
}

/** Gives sessions their titles back, unless they have others since. */
export async function restoreTitles(
  renewed: readonly RenewedTitle[],
  { sessions, rows }: Pick<EraseCopiesOptions, 'sessions' | 'rows'>,
): Promise<void> {
  for (const { sessionId, before, after } of renewed) {
    const row = await rows.get(sessionId);
    if (row !== null && row.title === after) await sessions.change(sessionId, before);
  }
}

async function titleLeft(
  { id, headMessageId }: Session,
  memory: EraseCopiesOptions['memory'],
  hidden: EraseCopiesOptions['hidden'],
  said = forgottenSaid([]),
): Promise<string | null> {
  const { messages } = await memory.thread({ sessionId: id, headMessageId });
  const prompts = messages.filter((message) => message.role === 'user' && !hidden.has(message.id));
  const titles = prompts.map((prompt) => titleWithoutQuotes(cutQuotedBlocks(messageText(prompt), said, () => false)));
  return titles.find((title) => title !== '') ?? null;
}
