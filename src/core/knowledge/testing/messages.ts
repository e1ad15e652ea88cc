import { v7 } from 'uuid';
import type { LecternMessage } from '../../../shared/chat/message';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import type { RecallInput, SaveInput } from '../knowledge';

let clock = Date.parse('2026-01-01T00:00:00Z');

/** A message of text after `parent`, a second later than the last one that was made. */
export function textMessage(role: 'user' | 'assistant', text: string, parent: LecternMessage | null): LecternMessage {
  clock += 1_000;
  return {
    id: v7(),
    role,
    parts: [{ type: 'text', text }],
    metadata: { parentId: parent?.id ?? null, createdAt: clock },
  };
}

/** Prompts and answers by turns, each after the one before. */
export function conversation(...texts: readonly string[]): readonly LecternMessage[] {
  const messages: LecternMessage[] = [];
  for (const [index, text] of texts.entries()) {
    messages.push(textMessage(index % 2 === 0 ? 'user' : 'assistant', text, messages.at(-1) ?? null));
  }
  return messages;
}

export function saveOf(sessionId: string, messages: readonly LecternMessage[], isPrivate = false): SaveInput {
  return {
    session: { id: sessionId, title: null, createdAt: messages[0]?.metadata?.createdAt ?? clock, isPrivate },
    resourceId: RESOURCE_ID,
    messages,
  };
}

/** What a new session asks of all others. */
export function recallOf(text: string, more: Partial<RecallInput> = {}): RecallInput {
  return {
    sessionId: v7(),
    resourceId: RESOURCE_ID,
    text,
    excludeIds: [],
    reach: 'all',
    hiddenSessionIds: [],
    now: clock,
    ...more,
  };
}
