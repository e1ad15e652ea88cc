import type { MastraDBMessage } from '@mastra/core/memory';
import type { RecallInput, Recollection, SaveInput } from '../knowledge';
import type { VectorKeeper } from '../embedding/vector-keeper';
import { createSerialQueue } from '../../serial-queue';
import { createMemory, type MastraMemory } from './create-memory';
import type { MemoryParts } from './memory-knowledge';
import { createMessageIndex, type MessageIndex } from './message-index';
import { toRow } from './message-rows';
import { recollect } from './recollect';
import { storedText } from './stored-text';

/** Memory on a mastra.db that opened. */
export interface OpenMemory {
  recall(input: RecallInput): Promise<Recollection>;
  save(input: SaveInput): Promise<void>;
  writeWorkingMemory(input: {
    readonly sessionId: string;
    readonly resourceId: string;
    readonly memory: string;
  }): Promise<void>;
  forget(input: { readonly sessionId: string }): Promise<void>;
  /** The vectors of all messages. */
  readonly keeper: VectorKeeper;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens mastra.db and warms the embedder, then embeds in the background what has no vectors yet. */
export async function openMemory(parts: MemoryParts): Promise<OpenMemory> {
  const { embedder, log, priority } = parts;
  const { client } = await parts.index();
  const mastra = await createMemory(parts.mastraDbPath, client, embedder);
  const writes = createSerialQueue();
  const index = await createMessageIndex({
    mastra,
    indexClient: client,
    embedder,
    priority,
    writes,
  }).catch(async (error: unknown) => {
    await mastra.close();
    throw error;
  });
  const closing = new AbortController();
  const embeds = createSerialQueue();

  /** Queued behind earlier embedding; a failure is logged, and mended by the reconciling of the next start. */
  const inBackground = (work: () => Promise<void>) => {
    const guarded = async () => {
      if (!closing.signal.aborted) await work();
    };
    embeds.run(guarded).catch((error: unknown) => {
      if (!closing.signal.aborted) log.warn('messages have no vectors yet', { error });
    });
  };

  await embedder().catch((error: unknown) => log.warn('the embedder did not load', { error }));
  inBackground(() => index.reconcile(closing.signal));

  return {
    recall: (input) => recollect(mastra.memory, input),
    save: (input) =>
      writes.run(async () => {
        const rows = await saveRows(mastra, input);
        inBackground(() => index.add(rows));
      }),
    writeWorkingMemory: ({ sessionId, resourceId, memory }) =>
      writes.run(() =>
        mastra.memory.updateWorkingMemory({ threadId: sessionId, resourceId, workingMemory: storedText(memory) }),
      ),
    forget: ({ sessionId }) => writes.run(() => forgetThread(mastra, index, sessionId)),
    keeper: index.keeper,
    settled: () => embeds.settled(),
    async close() {
      closing.abort();
      await writes.settled();
      await embeds.settled();
      await mastra.close();
    },
  };
}

async function saveRows(mastra: MastraMemory, input: SaveInput): Promise<readonly MastraDBMessage[]> {
  const { session, resourceId, messages } = input;
  await keepThread(mastra, input);
  const { rows } = await mastra.client.execute({
    sql: 'SELECT max("createdAt") AS last FROM mastra_messages WHERE thread_id = ?',
    args: [session.id],
  });
  let last = typeof rows[0]?.last === 'string' ? Date.parse(rows[0].last) : 0;
  const mastraRows = messages.map((message) => {
    // Equal times come back in any order; a message that is stored already keeps the time it has.
    last = Math.max(message.metadata?.createdAt ?? session.createdAt, last + 1);
    return toRow(message, session.id, resourceId, last);
  });
  await mastra.messages.saveMessages({ messages: mastraRows });
  return mastraRows;
}

/** Makes the thread unless it is there: making it twice would wipe it. */
async function keepThread({ memory }: MastraMemory, { session, resourceId }: SaveInput): Promise<void> {
  const title = session.title === null ? null : storedText(session.title);
  const thread = await memory.getThreadById({ threadId: session.id });
  if (thread === null) {
    const createdAt = new Date(session.createdAt);
    await memory.saveThread({
      thread: { id: session.id, resourceId, title: title ?? '', createdAt, updatedAt: createdAt, metadata: {} },
    });
  } else if (title !== null && title !== thread.title) {
    await memory.updateThread({ id: session.id, title });
  }
}

/** Vectors go before the thread, so that a thread that is gone has none, and what failed halfway can be done again. */
async function forgetThread(mastra: MastraMemory, index: MessageIndex, sessionId: string): Promise<void> {
  await index.removeThread(sessionId);
  await mastra.memory.deleteThread(sessionId);
}
