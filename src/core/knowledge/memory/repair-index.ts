import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { RebuildProgress } from '../../../shared/domain/memory';
import type { SerialQueue } from '../../serial-queue';
import type { Priority } from '../priority';
import type { MastraMemory } from './create-memory';
import type { MessageIndex } from './message-index';
import { MAX_PIECES } from './split-message';
import { tablesOf } from './vector-set';

/** Ids compared, and messages read, at once. */
const PAGE = 500;
const READ_AT_ONCE = 20;

export interface RepairParts {
  readonly mastra: MastraMemory;
  readonly index: MessageIndex;
  readonly priority: Priority;
  readonly writes: SerialQueue;
  /** Those of `messageIds` that are stored and belong into the index. */
  readonly indexableIds: (messageIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Makes the vectors that the serving embedder lacks. */
export async function embedAllMissing({ index, priority }: RepairParts, signal: AbortSignal): Promise<void> {
  for (let from = 0; from < index.table.end; from += READ_AT_ONCE) {
    await priority.pause(signal);
    await index.embedMissing(from, from + READ_AT_ONCE, signal);
  }
}

/** Indexes every message again. What was indexed before is found until its turn comes. */
export async function* rebuildIndex(
  parts: RepairParts,
  signal: AbortSignal | undefined,
): AsyncGenerator<RebuildProgress, void> {
  const { mastra, index } = parts;
  const { rows } = await mastra.client.execute('SELECT count(*) AS total FROM mastra_messages');
  const total = Number(rows[0]?.total);
  let done = 0;
  yield { done, total };
  for await (const ids of pagesOfIds(mastra.client)) {
    for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
      signal?.throwIfAborted();
      const messageIds = ids.slice(start, start + READ_AT_ONCE);
      const { messages } = await mastra.messages.listMessagesById({ messageIds });
      await index.add(messages, signal);
      done += messageIds.length;
      yield { done: Math.min(done, total), total };
    }
  }
  await removeOrphans(parts, signal);
}

/** Takes out what is not stored any more, or was hidden or made private while the app could not tell the index. */
export async function removeOrphans(
  { index, priority, writes, indexableIds }: RepairParts,
  signal?: AbortSignal,
): Promise<void> {
  const { table, client } = index;
  for (let from = 0; from < table.end; from += PAGE) {
    await priority.pause(signal);
    await writes.run(async () => {
      const ids = Array.from({ length: PAGE }, (_, at) => table.idOf(from + at)).filter((id) => id !== '');
      const kept = await indexableIds(ids);
      await index.remove(ids.filter((id) => !kept.has(id)));
    });
  }
  for (const name of await tablesOf(client)) {
    await client.execute(
      `DELETE FROM ${name} WHERE NOT EXISTS (SELECT 1 FROM memory_messages WHERE number = piece / ${MAX_PIECES})`,
    );
  }
}

/** True for an index that has nothing of all that is to be in it. */
export async function isLost({ mastra, index, indexableIds }: RepairParts): Promise<boolean> {
  if (index.table.end > 0) return false;
  for await (const page of pagesOfIds(mastra.client)) if ((await indexableIds(page)).size > 0) return true;
  return false;
}

/** Indexes the words of what is stored and not indexed: after a crash, or the loss of index.db. */
export async function addMissing(
  { mastra, index, priority, indexableIds }: RepairParts,
  signal: AbortSignal,
  onMissing: () => void = () => undefined,
): Promise<void> {
  for await (const page of pagesOfIds(mastra.client)) {
    await priority.pause(signal);
    const missing = [...(await indexableIds(page.filter((id) => index.table.numberOf(id) === undefined)))];
    if (missing.length > 0) onMissing();
    for (let start = 0; start < missing.length; start += READ_AT_ONCE) {
      const messageIds = missing.slice(start, start + READ_AT_ONCE);
      const { messages } = await mastra.messages.listMessagesById({ messageIds });
      await index.addWords(messages, signal);
    }
  }
}

async function* pagesOfIds(client: Client): AsyncGenerator<readonly string[], void> {
  for (let after = 0; ;) {
    const { rows } = await client.execute({
      sql: `SELECT rowid, id FROM mastra_messages WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
      args: [after],
    });
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.rowid);
    yield rows.map((row) => columnText(row.id));
  }
}
