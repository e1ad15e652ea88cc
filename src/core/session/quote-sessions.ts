import type { LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { quotesSources } from '../../shared/chat/quotes-sources';
import type { Mention } from '../../shared/domain/mention';
import { veilPath, type HiddenMessages } from '../memories/hidden-messages';
import type { MessageStore, SessionStore } from '../ports';

/** Characters of all conversations that one prompt mentions, and of one message of them. */
const MAX_QUOTED = 12_000;
const MAX_MESSAGE = 3_000;

export interface QuotedSession {
  readonly title: string;
  /** Its last messages, oldest first. */
  readonly messages: readonly RecalledMessage[];
}

export interface QuotedSessions {
  readonly quoted: readonly QuotedSession[];
  /** Titles of those that are not there to be read. */
  readonly missing: readonly string[];
}

interface Reading {
  readonly sessions: Pick<SessionStore, 'get'>;
  readonly store: Pick<MessageStore, 'thread'>;
  readonly hidden: HiddenMessages;
}

/** The ends of the sessions that a prompt mentions. A private one is read by nobody else. */
export async function quoteSessions(mentions: readonly Mention[], reading: Reading): Promise<QuotedSessions> {
  const named = mentions.filter((mention) => mention.kind === 'session');
  const quoted: QuotedSession[] = [];
  const missing: string[] = [];
  for (const { sessionId, name } of named) {
    const messages = await readEnd(sessionId, Math.floor(MAX_QUOTED / named.length), reading);
    if (messages === null) missing.push(name);
    else quoted.push({ title: name, messages });
  }
  return { quoted, missing };
}

async function readEnd(
  sessionId: string,
  limit: number,
  { sessions, store, hidden }: Reading,
): Promise<readonly RecalledMessage[] | null> {
  const session = await sessions.get(sessionId);
  if (session === null || session.isPrivate || session.trashedAt !== null) return null;
  // Memory that does not open is told by a banner; here it is as if the session were gone.
  const path = await store.thread(sessionId, session.headMessageId).catch(() => null);
  if (path === null) return null;
  const end: RecalledMessage[] = [];
  let free = limit;
  for (const message of veilPath(path.messages, hidden).toReversed()) {
    const text = textOf(message).slice(0, MAX_MESSAGE);
    free -= text.length;
    if (free < 0) break;
    if (text !== '') end.unshift(toQuoted(message, sessionId, text));
  }
  return end;
}

function toQuoted({ id, role, metadata, parts }: LecternMessage, sessionId: string, text: string): RecalledMessage {
  return {
    messageId: id,
    sessionId,
    role: role === 'user' ? 'user' : 'assistant',
    text,
    createdAt: metadata?.createdAt ?? 0,
    isMatch: true,
    ...(quotesSources({ parts, ...(metadata === undefined ? {} : { metadata }) }) && { quotesSources: true }),
  };
}

function textOf({ parts }: LecternMessage): string {
  return parts.flatMap((part) => (part.type === 'text' && part.text.trim() !== '' ? [part.text] : [])).join('\n\n');
}
