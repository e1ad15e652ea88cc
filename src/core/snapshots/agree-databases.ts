import { toNode } from '../../shared/chat/message-node';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { MemoryKnowledge, StoredThread } from '../knowledge/knowledge';
import type { Journal, Session, SessionStore } from '../ports';

/** Sessions looked at in one go: few calls of a worker that has much to do, and main holds still for none of them. */
const PAGE = 500;

export interface Agreement {
  /** Sessions that had messages and were in no list. */
  readonly listed: readonly Session[];
  /** How many sessions ended in a message that is not stored. */
  readonly missing: number;
  /** How many lost messages in between. */
  readonly gaps: number;
}

export interface AgreementParts {
  readonly memory: Pick<MemoryKnowledge, 'threads' | 'missing' | 'thread' | 'save' | 'setPrivate'>;
  readonly sessions: Pick<SessionStore, 'unknownIds' | 'add' | 'page' | 'get' | 'update'>;
  readonly journal: Pick<Journal, 'unsaved'>;
  /** Messages were lost, so that all are looked through for gaps: that takes its time. */
  readonly isRecovered: boolean;
}

/**
 * Brings local.db and mastra.db to agreement, when one of them was damaged, restored or exchanged: messages without a
 * session get one, those without their thread get that, and a session whose last message is lost ends in the newest one
 * that is left.
 */
export async function agreeDatabases(parts: AgreementParts): Promise<Agreement> {
  const known = new Set<string>();
  // What waits to be saved is in no thread yet, so sessions come after threads.
  const listed = await listThreads(parts, known);
  const missing = await mendSessions(parts, known);
  return { listed, missing, gaps: parts.isRecovered ? await countGaps(parts) : 0 };
}

/** A path goes on beyond what is lost (walkThread), so nothing is to be mended. */
async function countGaps({ memory, sessions }: AgreementParts): Promise<number> {
  let gaps = 0;
  for (let after: string | null = null; ;) {
    const page: readonly Session[] = await sessions.page(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return gaps;
    after = last.id;
    for (const { id, headMessageId } of page) {
      const { messages, others } = await memory.thread({ sessionId: id, headMessageId });
      const nodes = [...messages.map(toNode), ...others];
      const ids = new Set(nodes.map((node) => node.id));
      if (nodes.some(({ parentId }) => parentId !== null && !ids.has(parentId))) gaps += 1;
    }
  }
}

/** Adds to `known` the ids of all threads. */
async function listThreads({ memory, sessions }: AgreementParts, known: Set<string>): Promise<readonly Session[]> {
  const listed: Session[] = [];
  for (let after: string | null = null; ;) {
    const threads: readonly StoredThread[] = await memory.threads({ after });
    const last = threads.at(-1);
    if (last === undefined) return listed;
    after = last.id;
    for (const { id } of threads) known.add(id);
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
    titleMadeOf: null,
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

/** Gives how many sessions were shortened. */
async function mendSessions(parts: AgreementParts, known: ReadonlySet<string>): Promise<number> {
  const { memory, sessions } = parts;
  let missing = 0;
  for (let after: string | null = null; ;) {
    const page: readonly Session[] = await sessions.page(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return missing;
    after = last.id;
    for (const session of page) if (!known.has(session.id)) await bringBackThread(session, memory);
    const gone = new Set(
      await memory.missing({ messageIds: page.flatMap(({ headMessageId }) => headMessageId ?? []) }),
    );
    for (const { id, headMessageId } of page) {
      if (headMessageId === null || !gone.has(headMessageId)) continue;
      if (await shorten(parts, id, headMessageId)) missing += 1;
    }
  }
}

/** Messages that lost their thread are shown, but nothing indexes or recalls them without it. */
async function bringBackThread(session: Session, memory: AgreementParts['memory']): Promise<void> {
  const { id, resourceId, title, createdAt, isPrivate } = session;
  if ((await memory.thread({ sessionId: id, headMessageId: null })).messages.length === 0) return;
  await memory.save({ session: { id, title, createdAt, isPrivate }, resourceId, messages: [] });
  // Told anew, memory indexes what it has of a session that is not private.
  await memory.setPrivate({ sessionId: id, isPrivate });
}

async function shorten(parts: AgreementParts, id: string, headMessageId: string): Promise<boolean> {
  const { memory, sessions, journal } = parts;
  // A turn that ended meanwhile is being saved, or was since.
  if ((await journal.unsaved(id)).length > 0 || !(await isGone(parts, id, headMessageId))) return false;
  const { messages } = await memory.thread({ sessionId: id, headMessageId: null });
  await sessions.update(id, { headMessageId: messages.at(-1)?.id ?? null });
  return true;
}

/** Still the last message of the session, and still not stored. */
async function isGone({ memory, sessions }: AgreementParts, sessionId: string, messageId: string): Promise<boolean> {
  if ((await sessions.get(sessionId))?.headMessageId !== messageId) return false;
  return (await memory.missing({ messageIds: [messageId] })).length > 0;
}
