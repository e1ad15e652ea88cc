import { setMaxListeners } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../ports';
import type { Embedder } from '../embedding/embedder';
import type { LazyEmbedder } from '../embedding/lazy-embedder';
import type { VectorKeeper } from '../embedding/vector-keeper';
import type { IndexDatabase } from '../index/open-index-database';
import { createNearWords, type NearWords } from '../index/near-words';
import { createTextReader, type KeptTexts } from '../index/text-reader';
import { createPageTable, type PageTable } from '../index/page-table';
import { unpackLater } from '../index/pack-text';
import { createPassageStore, type PassageStore } from '../index/passage-store';
import { hasFiles, listFiles, readFile } from '../index/read-source';
import { searchPassages } from '../index/search-passages';
import { compactIndex, indexSize } from '../index/index-space';
import { createVectorStore, type VectorStore } from '../index/vector-store';
import type { CallOptions } from '../call-options';
import type { IndexedSource, KnowledgeConfig, SourceInput, SourceKnowledge, SourceUpdate } from '../knowledge';
import type { Priority } from '../priority';
import { createSerialQueue, type SerialQueue } from '../../serial-queue';
import { withSignal } from '../with-signal';
import { createChunker } from './chunking/chunk-source';
import { createKnownBlobs, type KnownBlobs } from './folder/known-blobs';
import { keepCommit } from './git/fetch-repository';
import { createRoutes } from './git/find-route';
import { repositoryFolder } from './git/repository-folder';
import { createGit, type Git } from './git/run-git';
import { folderSize } from './folder-size';
import { isFolder } from './is-folder';
import { cutAround } from './cut-around';
import { openPlace, packPlace } from './open-place';
import { createProgressFeed, type ProgressFeed } from './progress-feed';
import { updateSource } from './update-source';
import { vouchPlaces } from './vouch-places';

/** Progress comes at most this often. */
const PROGRESS_EVERY_MS = 100;

export interface SourceParts {
  readonly config: KnowledgeConfig;
  readonly index: () => Promise<IndexDatabase>;
  readonly embedder: LazyEmbedder;
  readonly priority: Priority;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

interface Stores {
  readonly client: IndexDatabase['client'];
  readonly passages: PassageStore;
  readonly vectors: VectorStore;
  readonly pages: (sourceId: number) => Promise<PageTable>;
  readonly nearWords: NearWords;
  readonly texts: KeptTexts;
  /** Drops what is held in memory of a source, whose rows have changed. */
  readonly forget: (sourceId: number) => void;
}

export interface LocalSources extends SourceKnowledge {
  /** The vectors of all passages. */
  readonly keeper: VectorKeeper;
  /** Resolves when all that runs now has ended. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Sources on this thread. index.db is opened by the first call. */
export function createSourceKnowledge(parts: SourceParts): LocalSources {
  const { config, priority, embedder, now, log } = parts;
  const { repositoriesDir } = config;
  const chunker = createChunker({ grammarsDir: config.grammarsDir, log });
  const git = createGit(config.environment ?? process.env);
  const closing = new AbortController();
  // Every running call listens to it.
  setMaxListeners(0, closing.signal);
  const running = new Set<Promise<unknown>>();
  let opening: Promise<Stores> | null = null;
  const stores = () =>
    (opening ??= openStores(parts).catch((error: unknown) => {
      // The next call tries again.
      opening = null;
      throw error;
    }));
  const queues = new Map<string, SerialQueue>();
  /** By the key of a folder. */
  const looked = new Map<string, KnownBlobs>();
  const knownOf = (key: string): KnownBlobs => {
    const known = looked.get(key) ?? createKnownBlobs();
    looked.set(key, known);
    return known;
  };

  /** Ends the silent mending of a source's vectors: whatever is asked for goes first, and makes them itself. */
  const mending = new Map<string, AbortController>();

  /** One update or removal of a source after another: two at once would undo each other's rows. */
  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    mending.get(key)?.abort(new Error('something else is done with the source'));
    const queue = queues.get(key) ?? createSerialQueue();
    queues.set(key, queue);
    return queue.run(work);
  };

  /** Runs work that closing stops and waits for. */
  const track = <T>(work: (signal: AbortSignal) => Promise<T>, options: CallOptions | undefined): Promise<T> => {
    const signal = options?.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
    const task = work(signal);
    running.add(task);
    const settled = () => running.delete(task);
    task.then(settled, settled);
    return withSignal(task, signal);
  };
  const interactive = <T>(work: (signal: AbortSignal) => Promise<T>, options: CallOptions | undefined) =>
    track((signal) => priority.interactive(() => work(signal)), options);

  /** Embeds what has no vectors in a source, until something else is done with it. */
  const mend = async (
    key: string,
    find: () => Promise<Embedder>,
    onText: () => void,
    options?: CallOptions,
  ): Promise<void> => {
    const given = new AbortController();
    const work = async (signal: AbortSignal): Promise<void> => {
      const { passages, vectors } = await stores();
      const source = await passages.source(key);
      if (source === null) return;
      let last = 0;
      await vectors.embed(source.id, await find(), {
        pause: () => priority.pause(signal),
        onProgress(done) {
          if (done > last) onText();
          last = done;
        },
      });
    };
    const run = track((signal) => inTurn(key, () => work(AbortSignal.any([signal, given.signal]))), options);
    mending.set(key, given);
    try {
      await run;
    } catch (error) {
      if (!given.signal.aborted) throw error;
    } finally {
      if (mending.get(key) === given) mending.delete(key);
    }
  };

  /** Embeds in the background what an update that was cut short, or ran without a model, has left without vectors. */
  const mendVectors = (key: string): void =>
    void mend(key, embedder.get, () => undefined).catch((error: unknown) => {
      if (!closing.signal.aborted) log.warn('passages have no vectors yet', { error });
    });

  const keeper: VectorKeeper = {
    async missing(model) {
      const counts = await (await stores()).vectors.missing(model);
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
    async build(model, { signal, onText }) {
      const { vectors } = await stores();
      for (const key of (await vectors.missing(model)).keys()) await mend(key, async () => model, onText, { signal });
    },
    keepOnly: async (model) => (await stores()).vectors.keepOnly(model),
  };

  return {
    keeper,
    update: (input, options) =>
      streamUpdate(
        (signal, report) =>
          inTurn(input.key, async () => {
            signal.throwIfAborted();
            const open = await stores();
            const known = knownOf(input.key);
            const given = { git, repositoriesDir, embedder, chunker, priority, known, now, log };
            return updateSource(input, { ...open, ...given, signal, report }).catch(async (error: unknown) => {
              if (input.isOtherPlace === true) await keepAsIndexed(input, open, git, repositoriesDir);
              throw error;
            });
          }),
        (work) => track(work, options),
      ),
    route: ({ address }, options) =>
      interactive(async (signal) => {
        const { target } = await createRoutes(git, null, { cwd: tmpdir(), signal })(address);
        return target;
      }, options),
    search: (input, options) =>
      interactive(
        async () => searchPassages(input, { ...(await stores()), embedder: readyEmbedder(embedder), log }),
        options,
      ),
    read: (input, options) => interactive(async () => readFile(input, (await stores()).client), options),
    listFiles: (input, options) => interactive(async () => listFiles(input, (await stores()).client), options),
    hasFiles: ({ files }, options) => interactive(async () => hasFiles(files, (await stores()).client), options),
    open: ({ place, source }, options) =>
      interactive(
        async (signal) => openPlace(place, source, { ...(await stores()), git, repositoriesDir, signal }),
        options,
      ),
    openKept: ({ place, packed }, options) =>
      interactive(async () => cutAround(place, await unpackLater(packed)), options),
    text: ({ place, source }, options) =>
      interactive(
        async (signal) => packPlace(place, source, { ...(await stores()), git, repositoriesDir, signal }),
        options,
      ),
    vouch: (input, options) =>
      interactive(async (signal) => vouchPlaces(input, { ...(await stores()), git, repositoriesDir, signal }), options),
    validate: ({ source, commit }, options) =>
      interactive(async (signal) => {
        const isSound = await isWhole(source, commit, await stores(), git, repositoriesDir, signal);
        if (isSound) mendVectors(source.key);
        return isSound;
      }, options),
    move: ({ from, to }, options) =>
      track(
        (signal) =>
          inTurn(from, () =>
            inTurn(to, async () => {
              const open = await stores();
              const [before, after] = [from, to].map((key) => join(repositoriesDir, repositoryFolder(key)));
              if (before === undefined || after === undefined) return;
              const source = await open.passages.source(from);
              if (source !== null) {
                await removeFromIndex(to, open, () => priority.pause(signal));
                await open.passages.rename(source.id, to);
              }
              if (await isFolder(before))
                await moveFolder(before, after).catch(async (error: unknown) => {
                  if (source !== null) await open.passages.rename(source.id, from);
                  throw error;
                });
              looked.set(to, knownOf(from));
              looked.delete(from);
            }),
          ),
        options,
      ),
    remove: ({ key }, options) =>
      track(
        (signal) =>
          inTurn(key, async () => {
            await rm(join(repositoriesDir, repositoryFolder(key)), { recursive: true, force: true });
            looked.delete(key);
            await removeFromIndex(key, await stores(), () => priority.pause(signal));
          }),
        options,
      ),
    indexed: ({ keys }, options) => interactive(async () => (await stores()).passages.indexed(keys), options),
    indexSize: (options) => interactive(async () => indexSize((await stores()).client), options),
    fetchedSize: ({ key }, options) =>
      track(() => inTurn(key, () => folderSize(join(repositoriesDir, repositoryFolder(key)))), options),
    async settled() {
      await Promise.allSettled(running);
    },
    async close() {
      closing.abort(new Error('knowledge is closing'));
      await Promise.allSettled(running);
    },
  };
}

async function openStores({ index, priority }: SourceParts): Promise<Stores> {
  const { client } = await index();
  const passages = await createPassageStore(client);
  const vectors = createVectorStore(client);
  const nearWords = createNearWords(client, () => priority.turn());
  const texts = createTextReader(client);
  const tables = new Map<number, Promise<PageTable>>();
  return {
    client,
    passages,
    vectors,
    nearWords,
    texts,
    pages(sourceId) {
      const table = tables.get(sourceId) ?? passages.pages(sourceId).then(createPageTable);
      tables.set(sourceId, table);
      return table;
    },
    forget(sourceId) {
      vectors.forget(sourceId);
      nearWords.forget(sourceId);
      texts.forget();
      tables.delete(sourceId);
    },
  };
}

/** The model when it is loaded; else a search goes by words alone, and the next ones find it loaded. */
function readyEmbedder(embedder: LazyEmbedder): Embedder | null {
  const ready = embedder.current();
  if (ready === null) embedder.get().catch(() => undefined);
  return ready;
}

type Job = (signal: AbortSignal, report: ProgressFeed['report']) => Promise<IndexedSource>;

/** A job as a stream of its progress and its end. Leaving the stream stops the job and waits for it. */
async function* streamUpdate(
  job: Job,
  track: (work: (signal: AbortSignal) => Promise<IndexedSource>) => Promise<IndexedSource>,
): AsyncGenerator<SourceUpdate> {
  const left = new AbortController();
  const feed = createProgressFeed(() => performance.now(), PROGRESS_EVERY_MS);
  const end = track((signal) => job(AbortSignal.any([signal, left.signal]), feed.report));
  try {
    let progress = feed.next();
    for (;;) {
      const event = await Promise.race([end.then((indexed) => ({ type: 'done' as const, indexed })), progress]);
      yield event;
      if (event.type === 'done') return;
      progress = feed.next();
    }
  } finally {
    left.abort(new Error('the update was left'));
    await end.catch(() => undefined);
  }
}

async function removeFromIndex(
  key: string,
  { client, passages, forget }: Stores,
  pause: () => Promise<void>,
): Promise<void> {
  const source = await passages.source(key);
  if (source === null) return;
  forget(source.id);
  await passages.remove(source.id, pause);
  await compactIndex(client, pause);
}

async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

/** What a start makes a lost index of is the commit that is told of the source. */
async function keepAsIndexed(
  { key, kind }: SourceInput,
  { passages }: Stores,
  git: Git,
  repositoriesDir: string,
): Promise<void> {
  const commit = (await passages.source(key))?.commit;
  const cwd = join(repositoriesDir, repositoryFolder(key));
  if (kind !== 'repository' || !commit || !(await isFolder(cwd))) return;
  await keepCommit(git, commit, { cwd, protocols: 'none', signal: new AbortController().signal });
}

async function isWhole(
  source: SourceInput,
  commit: string | null,
  { passages }: Stores,
  git: Git,
  repositoriesDir: string,
  signal: AbortSignal,
): Promise<boolean> {
  const indexed = await passages.source(source.key);
  if (indexed === null || !indexed.isComplete || indexed.commit !== commit) return false;
  if (source.kind !== 'repository') return isFolder(source.address);
  const cwd = join(repositoriesDir, repositoryFolder(source.key));
  if (commit === null || !(await isFolder(cwd))) return false;
  const { code } = await git.run(['cat-file', '-e', `${commit}^{commit}`], { cwd, protocols: 'none', signal });
  return code === 0;
}
