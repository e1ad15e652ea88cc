import { RESOURCE_ID } from '../../shared/domain/ids';
import type { MemoryKnowledge, StoredThread } from '../knowledge/knowledge';
import type { Journal, Session, SessionStore } from '../ports';

/** Sessions looked at in one go. */
const PAGE = 100;

export interface Agreement {
  /** Sessions that had messages and were in no list. */
  readonly listed: readonly Session[];
  /** How many sessions ended in a message that is not stored. */
  readonly missing: number;
}

export interface AgreementParts {
  readonly memory: Pick<MemoryKnowledge, 'threads' | 'missing' | 'thread'>;
  readonly sessions: Pick<SessionStore, 'unknownIds' | 'add' | 'page' | 'get' | 'update'>;
  readonly journal: Pick<Journal, 'unsaved'>;
}

/**
 * Brings local.db and mastra.db to agreement, when one of them was damaged, restored or exchanged: messages without a
 * session get one, and a session whose last message is lost ends in the newest one that is left.
 */
export async function agreeDatabases(parts: AgreementParts): Promise<Agreement> {
  // What waits to be saved is in no thread yet, so sessions come after threads.
  return { listed: await listThreads(parts), missing: await shortenSessions(parts) };
}

async function listThreads({ memory, sessions }: AgreementParts): Promise<readonly Session[]> {
  const listed: Session[] = [];
  for (let after: string | null = null; ;) {
    const threads: readonly StoredThread[] = await memory.threads({ after });
    const last = threads.at(-1);
    if (last === undefined) return listed;
    after = last.id;
    const unknown = new Set(await sessions.unknownIds(threads.map(({ id }) => id)));
    const rows = threads.filter(({ id, lastMessageId }) => unknown.has(id) && lastMessageId !== null).map(toSession);
    await sessions.add(rows);
    listed.push(...rows);
  }
}

function toSession({ id, title, createdAt, isPrivate, lastMessageId }: StoredThread): Session {
  return {
    id,
    resourceId: RESOURCE_ID,
    title,
    createdAt,
    lastAccessed: createdAt,
    headMessageId: lastMessageId,
    pinned: false,
    isArchived: false,
    modelId: null,
    trashedAt: null,
    isPrivate,
    recallReach: null,
  };
}

async function shortenSessions(parts: AgreementParts): Promise<number> {
  const { memory, sessions, journal } = parts;
  let missing = 0;
  for (let after: string | null = null; ;) {
    const page: readonly Session[] = await sessions.page(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return missing;
    after = last.id;
    const gone = new Set(
      await memory.missing({ messageIds: page.flatMap(({ headMessageId }) => headMessageId ?? []) }),
    );
    for (const { id, headMessageId } of page) {
      if (headMessageId === null || !gone.has(headMessageId)) continue;
      // A turn that ended meanwhile is being saved, or was since.
      if ((await journal.unsaved(id)).length > 0 || !(await isGone(parts, id, headMessageId))) continue;
      const { messages } = await memory.thread({ sessionId: id, headMessageId: null });
      await sessions.update(id, { headMessageId: messages.at(-1)?.id ?? null });
      missing += 1;
    }
  }
}

/** Still the last message of the session, and still not stored. */
async function isGone({ memory, sessions }: AgreementParts, sessionId: string, messageId: string): Promise<boolean> {
  if ((await sessions.get(sessionId))?.headMessageId !== messageId) return false;
  return (await memory.missing({ messageIds: [messageId] })).length > 0;
}
