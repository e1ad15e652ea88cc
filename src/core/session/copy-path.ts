import type { LecternMessage } from '../../shared/chat/message';
import { RESOURCE_ID } from '../../shared/domain/ids';
import { AppError } from '../errors';
import type { LiveSessionDependencies } from './live-session';

type Copying = Pick<LiveSessionDependencies, 'sessions' | 'toolSessions' | 'citations' | 'store' | 'newId' | 'tick'>;

/**
 * Makes a session of its own from a path of another: the same messages under new ids, what they cite, and the numbers of
 * its passages. The row comes last, so that nobody sees half of it. Gives its id. Errors: `session.unknown`.
 */
export async function copyPath(
  path: readonly LecternMessage[],
  sessionId: string,
  { sessions, toolSessions, citations, store, newId, tick }: Copying,
): Promise<string> {
  const original = await sessions.get(sessionId);
  if (original === null) throw new AppError('session.unknown');
  const { modelId, title, isPrivate } = original;
  const made = { id: newId(), resourceId: RESOURCE_ID, createdAt: tick(), modelId, title, isPrivate };
  const messages = renew(path, newId);
  await store.save(made, messages);
  await sessions.getOrCreate(made);
  for (const { toolName, toolKey, state } of await toolSessions.listBySession(sessionId)) {
    await toolSessions.save({ sessionId: made.id, toolName, toolKey }, state, made.createdAt);
  }
  await citations.keep(made.id, path);
  await sessions.update(made.id, { headMessageId: messages.at(-1)?.id ?? null });
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
