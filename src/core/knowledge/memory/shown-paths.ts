import type { Client, InStatement } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { columnText } from '../column-text';
import type { Log } from '../../ports';
import { createSerialQueue } from '../../serial-queue';
import type { Priority } from '../priority';
import type { ShownHead } from '../knowledge';
import { parentsOf, parentsOfThread } from './stored-messages';
import { walkThread } from './walk-thread';

/** Messages of a turn or two, by which a path gets longer. */
const MAX_STEPS = 6;

/**
 * Which messages lie off the paths that their sessions show: other versions, and what was answered to these. Worked out
 * again for a session alone when it shows another path, and kept in index.db, so that a recall looks at no thread.
 */
export interface ShownPaths {
  /** Takes in what sessions show. Resolves at once; what follows from it is worked out in the background. */
  show(heads: readonly ShownHead[]): void;
  /** A session got messages, which need not lie on the path that it shows: what is known of it holds no more. */
  mistrust(sessionId: string): void;
  /** Works out anew what is mistrusted, unless it was told again since. */
  renew(): void;
  /** A session's messages were deleted. Waits for nothing that is worked out: that gives way to whoever waits for this. */
  drop(sessionId: string): Promise<void>;
  /** Resolves when all that was shown so far is worked out, or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ShownPathsParts {
  /** Of index.db. */
  readonly index: Client;
  /** Of mastra.db. */
  readonly messages: Client;
  readonly priority: Priority;
  readonly log: Log;
  /** Filled with the ids of what lies off a path. */
  readonly offPath: Set<string>;
}

export async function createShownPaths({
  index,
  messages,
  priority,
  log,
  offPath,
}: ShownPathsParts): Promise<ShownPaths> {
  await index.batch(
    [
      'CREATE TABLE IF NOT EXISTS memory_shown (session_id TEXT PRIMARY KEY, head_id TEXT NOT NULL) WITHOUT ROWID',
      `CREATE TABLE IF NOT EXISTS memory_off_path
         (session_id TEXT NOT NULL, message_id TEXT NOT NULL, PRIMARY KEY (session_id, message_id)) WITHOUT ROWID`,
    ],
    'write',
  );
  /** By session, the head of the path that was worked out last. */
  const known = new Map<string, string>();
  /** By session, the head that it had when that was mistrusted. */
  const mistrusted = new Map<string, string>();
  /** Sessions that went since it was begun to follow one. */
  const dropped = new Set<string>();
  const { rows: shown } = await index.execute('SELECT session_id, head_id FROM memory_shown');
  for (const row of shown) known.set(columnText(row.session_id), columnText(row.head_id));
  const { rows: kept } = await index.execute('SELECT message_id FROM memory_off_path');
  for (const row of kept) offPath.add(columnText(row.message_id));

  const queue = createSerialQueue();
  const closing = new AbortController();

  /** Whether a path only got longer. */
  const leadsTo = async (headId: string, before: string): Promise<boolean> => {
    let id: string | null = headId;
    for (let steps = 0; steps < MAX_STEPS && id !== null; steps += 1) {
      if (id === before) return true;
      if (offPath.has(id)) return false;
      id = (await parentsOf(messages, [id])).get(id) ?? null;
    }
    return false;
  };
  const write = async (sessionId: string, headId: string, change: readonly InStatement[]): Promise<void> => {
    if (dropped.has(sessionId)) return;
    const sql = 'INSERT OR REPLACE INTO memory_shown VALUES (?, ?)';
    await index.batch([...change, { sql, args: [sessionId, headId] }], 'write');
    known.set(sessionId, headId);
  };
  const forgetHead = async (sessionId: string): Promise<void> => {
    known.delete(sessionId);
    await index.execute({ sql: 'DELETE FROM memory_shown WHERE session_id = ?', args: [sessionId] });
  };
  const follow = async ({ sessionId, headMessageId }: ShownHead): Promise<void> => {
    dropped.clear();
    const before = known.get(sessionId);
    if (before === headMessageId) return;
    await priority.pause(closing.signal);
    if (before !== undefined && (await leadsTo(headMessageId, before))) return write(sessionId, headMessageId, []);
    const thread: LecternMessage[] = [];
    for await (const page of parentsOfThread(messages, sessionId)) {
      thread.push(...page);
      await priority.pause(closing.signal);
    }
    const path = walkThread(thread, headMessageId);
    // A head that is not stored yet is told again with its save.
    if (path.messages.length === 0) return;
    const others = path.others.map(({ id }) => id);
    await write(sessionId, headMessageId, [
      { sql: 'DELETE FROM memory_off_path WHERE session_id = ?', args: [sessionId] },
      {
        sql: 'INSERT INTO memory_off_path SELECT ?, value FROM json_each(?)',
        args: [sessionId, JSON.stringify(others)],
      },
    ]);
    if (dropped.has(sessionId)) return;
    for (const { id } of path.messages) offPath.delete(id);
    for (const id of others) offPath.add(id);
  };
  const warn = (sessionId: string, error: unknown): void => {
    if (!closing.signal.aborted) log.warn('recall may not follow which version is shown', { sessionId, error });
  };
  /** One session whose messages cannot be read keeps no other from being followed. */
  const followAll = async (heads: readonly ShownHead[]): Promise<void> => {
    for (const head of heads) {
      if (closing.signal.aborted) return;
      await follow(head).catch((error: unknown) => warn(head.sessionId, error));
    }
  };

  return {
    show(heads) {
      void queue.run(() => followAll(heads));
    },
    mistrust(sessionId) {
      queue
        .run(async () => {
          const headMessageId = known.get(sessionId);
          if (headMessageId === undefined) return;
          mistrusted.set(sessionId, headMessageId);
          await forgetHead(sessionId);
        })
        .catch((error: unknown) => warn(sessionId, error));
    },
    renew() {
      void queue.run(async () => {
        const heads = [...mistrusted].map(([sessionId, headMessageId]) => ({ sessionId, headMessageId }));
        mistrusted.clear();
        await followAll(heads.filter(({ sessionId }) => !known.has(sessionId)));
      });
    },
    async drop(sessionId) {
      dropped.add(sessionId);
      mistrusted.delete(sessionId);
      const { rows } = await index.execute({
        sql: 'DELETE FROM memory_off_path WHERE session_id = ? RETURNING message_id',
        args: [sessionId],
      });
      for (const row of rows) offPath.delete(columnText(row.message_id));
      await forgetHead(sessionId);
    },
    settled: () => queue.settled(),
    async close() {
      closing.abort();
      await queue.settled();
    },
  };
}
