import type { Client } from '@libsql/client';
import type { Log } from '../../ports';
import { AppError } from '../../errors';
import type { EmbedderSource } from '../embedding/embedder';
import type { MemoryHealth, MemoryKnowledge } from '../knowledge';
import type { Priority } from '../priority';
import { withSignal } from '../with-signal';
import { isReadableDatabase } from './is-readable-database';
import type { OpenMemory } from './open-memory';

export interface MemoryParts {
  readonly mastraDbPath: string;
  readonly index: () => Promise<{ readonly path: string; readonly client: Client }>;
  readonly embedder: EmbedderSource;
  readonly priority: Priority;
  readonly log: Log;
}

export interface LocalMemory extends MemoryKnowledge {
  /** Resolves when the vectors of all that was saved so far are made, or have failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Mastra's side of knowledge. Nothing of Mastra is loaded before the first call. */
export function createMemoryKnowledge(parts: MemoryParts): LocalMemory {
  let opening: Promise<OpenMemory | null> | null = null;

  /** The open memory; null when mastra.db cannot be used. The answer stays the same for this run. */
  const openOnce = () => (opening ??= openMemoryOrNull(parts));

  /** Runs a call on the open memory. What the database refuses is told as `memory.broken`. */
  const use = <T>(work: (memory: OpenMemory) => Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
    withSignal(
      parts.priority.interactive(async () => {
        const memory = await openOnce();
        if (memory === null) throw new AppError('memory.broken');
        try {
          return await work(memory);
        } catch (error) {
          if (error instanceof AppError) throw error;
          throw new AppError('memory.broken', {}, { cause: error });
        }
      }),
      signal,
    );

  return {
    open: (options) => withSignal(openOnce().then(healthOf), options?.signal),
    recall: (input, options) => use((memory) => memory.recall(input), options?.signal),
    save: (input, options) => use((memory) => memory.save(input), options?.signal),
    thread: (input, options) => use((memory) => memory.thread(input), options?.signal),
    writeWorkingMemory: (input, options) => use((memory) => memory.writeWorkingMemory(input), options?.signal),
    forget: (input, options) => use((memory) => memory.forget(input), options?.signal),
    async settled() {
      await (await opening)?.settled();
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

function healthOf(memory: OpenMemory | null): MemoryHealth {
  return { state: memory === null ? 'broken' : 'ready' };
}

async function openMemoryOrNull(parts: MemoryParts): Promise<OpenMemory | null> {
  if (!(await isReadableDatabase(parts.mastraDbPath))) {
    parts.log.warn('mastra.db cannot be read and was left as it is');
    return null;
  }
  try {
    const { openMemory } = await import('./open-memory');
    return await openMemory(parts);
  } catch (error) {
    parts.log.error('memory did not open', { error: String(error) });
    return null;
  }
}
