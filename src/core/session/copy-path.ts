import type { LecternMessage } from '../../shared/chat/message';
import { titleOf } from '../../shared/chat/title-of';
import { AppError } from '../errors';
import { messageText } from '../knowledge/memory/message-rows';
import type { Session } from '../ports';
import type { LiveSessionDependencies } from './live-session';

type Copying = Pick<LiveSessionDependencies, 'sessions' | 'toolSessions' | 'citations' | 'store' | 'newId' | 'tick'>;

/**
 * Makes a session of its own from a path of another: the same messages under new ids, what they cite, and the numbers of
 * its passages. The row comes once the messages are kept, so that nobody sees half a thread. Gives its id. Errors:
 * `session.unknown`.
 */
export async function copyPath(
  path: readonly LecternMessage[],
  sessionId: string,
  { sessions, toolSessions, citations, store, newId, tick }: Copying,
): Promise<string> {
  const original = await sessions.get(sessionId);
  if (original === null) throw new AppError('session.unknown');
  const createdAt = tick();
  const messages = renew(path, newId);
  const headMessageId = messages.at(-1)?.id ?? null;
  const made = {
    ...original,
    ...titleOfCopy(original, path, messages),
    id: newId(),
    createdAt,
    lastAccessed: createdAt,
    headMessageId,
    pinned: false,
    isArchived: false,
  };
  await store.save(made, messages);
  await sessions.add([made]);
  for (const { toolName, toolKey, state } of await toolSessions.listBySession(sessionId)) {
    await toolSessions.save({ sessionId: made.id, toolName, toolKey }, state, createdAt);
  }
  await citations.keep(made.id, path);
  return made.id;
}

/** Messages under new ids, each behind the one before it. */
function renew(path: readonly LecternMessage[], newId: () => string): readonly LecternMessage[] {
  const renewed: LecternMessage[] = [];
  for (const message of path) {
    const metadata = { createdAt: 0, ...message.metadata, parentId: renewed.at(-1)?.id ?? null };
    renewed.push({ ...message, id: newId(), metadata });
  }
  return renewed;
}

/** A made title goes along while the messages that it was made of do. */
function titleOfCopy(
  { title, titleMadeOf }: Session,
  path: readonly LecternMessage[],
  copies: readonly LecternMessage[],
): Pick<Session, 'title' | 'titleMadeOf'> {
  if (titleMadeOf === null) return { title, titleMadeOf };
  const places = titleMadeOf.map((id) => path.findIndex((message) => message.id === id));
  if (places.includes(-1)) return { title: firstTitle(path), titleMadeOf: [] };
  return { title, titleMadeOf: places.flatMap((at) => copies[at]?.id ?? []) };
}

function firstTitle(path: readonly LecternMessage[]): string | null {
  const prompts = path.filter(({ role }) => role === 'user');
  return prompts.map((prompt) => titleOf(messageText(prompt))).find((title) => title !== '') ?? null;
}
