import type { LecternMessage } from '../../../shared/chat/message';
import { createLiveCopier } from '../../copy-live-database';
import { AppError } from '../../errors';
import type { VectorKeeper } from '../embedding/vector-keeper';
import type { MemoryHealth, MemoryKnowledge } from '../knowledge';
import { withSignal } from '../with-signal';
import type { MastraMemory } from './create-memory';
import { listThreads } from './list-threads';
import type { MemoryParts } from './memory-parts';
import type { OpenMemory } from './open-memory';
import { requireSoundFile, type SoundFile } from './require-sound-file';
import { createThreadReader } from './thread-reader';

export interface LocalMemory extends MemoryKnowledge {
  /** The vectors of all messages; there is nothing to keep while memory is broken. */
  readonly keeper: VectorKeeper;
  /** Memory for work in bulk, which pauses by itself. Errors: `memory.broken`. */
  opened(): Promise<OpenMemory>;
  /** All messages of a session, oldest first, some at a time. Errors: `memory.broken`. */
  pages(sessionId: string): AsyncIterable<readonly LecternMessage[]>;
  /** Resolves when the vectors of all that was saved so far are made, or have failed. */
  settled(): Promise<void>;
  /** Mastra Memory as it was opened. */
  mastra(): Promise<MastraMemory>;
  close(): Promise<void>;
}

/** Mastra's side of knowledge. Nothing of Mastra is loaded before the first call. */
export function createMemoryKnowledge(parts: MemoryParts): LocalMemory {
  let checking: Promise<SoundFile> | null = null;
  let opening: Promise<OpenMemory | null> | null = null;
  const threads = createThreadReader(parts.mastraDbPath);
  const copier = createLiveCopier(parts.mastraDbPath);

  // A file that cannot be read stays so for this run; what else keeps memory from opening may pass.
  const check = () => (checking ??= requireSoundFile(parts));
  const isReadable = async () => (await check()).isReadable;
  const open = async () => {
    if (!(await isReadable())) {
      parts.log.warn('mastra.db cannot be read and was left as it is');
      return null;
    }
    try {
      const { openMemory } = await import('./open-memory');
      return await openMemory(parts);
    } catch (error) {
      parts.log.error('memory did not open', { error });
      opening = null;
      return null;
    }
  };
  /** Null while memory cannot be used. */
  const openOnce = () => (opening ??= open());

  /** Runs a call, before what works in bulk. What the database refuses is told as `memory.broken`. */
  const run = <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
    withSignal(
      parts.priority.interactive(async () => {
        try {
          return await work();
        } catch (error) {
          if (error instanceof AppError) throw error;
          throw new AppError('memory.broken', {}, { cause: error });
        }
      }),
      signal,
    );
  const opened = async (): Promise<OpenMemory> => {
    const memory = await openOnce();
    if (memory === null) throw new AppError('memory.broken');
    return memory;
  };
  const use = <T>(work: (memory: OpenMemory) => Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
    run(async () => work(await opened()), signal);

  const health = async (memory: OpenMemory | null): Promise<MemoryHealth> => ({
    state: memory === null ? 'broken' : 'ready',
    indexAside: await parts.index().then(
      ({ aside }) => aside,
      () => null,
    ),
    recovered: (await check()).recovered,
  });

  const keeper: VectorKeeper = {
    missing: async (model) => (await openOnce())?.vectors.missing(model) ?? 0,
    build: async (model, options) => (await openOnce())?.vectors.build(model, options),
    keepOnly: async (model) => (await openOnce())?.vectors.keepOnly(model),
  };

  return {
    keeper,
    opened,
    async *pages(sessionId) {
      if (!(await isReadable())) throw new AppError('memory.broken');
      yield* threads.pages(sessionId);
    },
    open: (options) => withSignal(openOnce().then(health), options?.signal),
    // Takes its time, so it goes between other calls and not before them.
    copy: async ({ target }) => {
      await opened();
      await copier.copyTo(target);
    },
    recall: (input, options) => use((memory) => memory.recall(input), options?.signal),
    async *find(input, options) {
      const memory = await run(opened, options?.signal);
      const found = memory.find(input, options?.signal);
      try {
        for (;;) {
          const next = await run(() => found.next(), options?.signal);
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        await found.return();
      }
    },
    save: (input, options) => use((memory) => memory.save(input), options?.signal),
    show: ({ heads }, options) => use(async ({ show }) => show(heads), options?.signal),
    thread: (input, options) =>
      run(async () => {
        if (!(await isReadable())) throw new AppError('memory.broken');
        return threads.read(input);
      }, options?.signal),
    prompts: (input, options) =>
      run(async () => {
        if (!(await isReadable())) throw new AppError('memory.broken');
        return threads.prompts(input);
      }, options?.signal),
    threads: ({ after }, options) => use(({ mastra }) => listThreads(mastra.client, after), options?.signal),
    missing: ({ messageIds }, options) =>
      use(async ({ sessionsOf }) => {
        const stored = await sessionsOf(messageIds);
        return messageIds.filter((id) => !stored.has(id));
      }, options?.signal),
    profile: {
      read: (options) => use(({ profile }) => profile.read(), options?.signal),
      change: (input, options) => use(({ profile }) => profile.change(input), options?.signal),
      history: (options) => use(({ profile }) => profile.history(), options?.signal),
      deleteHistory: (options) => use(({ profile }) => profile.deleteHistory(), options?.signal),
    },
    forget: (input, options) => use((memory) => memory.forget(input), options?.signal),
    setPrivate: (input, options) => use((memory) => memory.setPrivate(input), options?.signal),
    pin: (input, options) => use((memory) => memory.pin(input), options?.signal),
    pinned: (options) => use((memory) => memory.pinned(), options?.signal),
    hideMessage: (input, options) => use((memory) => memory.hideMessage(input), options?.signal),
    hidden: (options) => use((memory) => memory.hidden(), options?.signal),
    eraseHidden: (input, options) => use((memory) => memory.eraseHidden(input), options?.signal),
    async *rebuild(options) {
      const memory = await openOnce();
      if (memory === null) throw new AppError('memory.broken');
      yield* memory.rebuild(options?.signal);
    },
    mastra: () => use(async ({ mastra }) => mastra, undefined),
    async settled() {
      await (await opening)?.settled();
    },
    async close() {
      threads.close();
      await (await opening)?.close();
      await copier.close();
    },
  };
}
