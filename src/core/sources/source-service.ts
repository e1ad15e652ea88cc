import type { OpenedPlace, SourceListEvent } from '../../shared/contract/sources';
import type { CitedPlace } from '../../shared/domain/passage';
import { createBroadcast } from '../broadcast';
import { AppError } from '../errors';
import type { SourceKnowledge } from '../knowledge/knowledge';
import { isFolder } from '../knowledge/sources/is-folder';
import { addressOf, parseAddress, resourceKeyOf } from '../knowledge/sources/parse-address';
import type { Log, RepositoryCache, SourceStore, StoredSource } from '../ports';
import type { ErrorCode } from '../../shared/text/en';
import type { SearchableSources } from '../tools/search-docs';
import { sourceNameOf } from './source-name';
import { createSourceUpdates } from './source-updates';
import { toInput, toSource } from './to-source';

export interface NewSource {
  readonly address: string;
  readonly ref?: string | undefined;
  readonly searchPath?: string | undefined;
}

/** The user's sources: what they are, how far they are, and the search over them. */
export interface SourceService extends SearchableSources {
  /** Reads the stored sources, brings the handbook up to date, and mends what is no longer as it was stored. */
  start(): Promise<void>;
  watchList(signal?: AbortSignal): AsyncIterable<SourceListEvent>;
  /** Starts the update and resolves with the key; progress comes by `watchList`. Errors: `source.address`, `source.scheme`, `source.missing`. */
  add(source: NewSource): Promise<{ readonly key: string }>;
  /** Errors: `source.unknown`, as all that take a key. */
  refresh(key: string): Promise<void>;
  stop(key: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Drops what was fetched and indexed; the source stays in the list as stopped. */
  release(key: string): Promise<void>;
  open(place: CitedPlace): Promise<OpenedPlace>;
  /** Ends running updates and waits for them. */
  close(): Promise<void>;
}

export interface SourceServiceOptions {
  readonly store: SourceStore;
  readonly cache: RepositoryCache;
  readonly knowledge: SourceKnowledge;
  readonly handbook: { readonly dir: string; readonly name: string };
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

export function createSourceService(options: SourceServiceOptions): SourceService {
  const { store, cache, knowledge, handbook, now, log } = options;
  const known = new Map<string, StoredSource>();
  const changes = createBroadcast<SourceListEvent>();
  const started = Promise.withResolvers<void>();
  const show = (source: StoredSource) => toSource(source, updates.get(source.key)?.progress ?? null);

  const keep = async (source: StoredSource): Promise<void> => {
    known.set(source.key, source);
    await store.save(source);
    changes.send({ type: 'changed', source: show(source) });
  };
  const updates = createSourceUpdates({
    knowledge,
    cache,
    now,
    log,
    onProgress: (key) => {
      const source = known.get(key);
      if (source !== undefined) changes.send({ type: 'changed', source: show(source) });
    },
    // A source that was removed meanwhile stays removed.
    keep: async (source) => (known.has(source.key) ? keep(source) : undefined),
  });
  const get = async (key: string): Promise<StoredSource> => {
    await started.promise;
    const source = known.get(key);
    if (source === undefined) throw new AppError('source.unknown');
    return source;
  };
  const addNew = async (
    source: Pick<StoredSource, 'kind' | 'address' | 'ref' | 'searchPath'>,
    name?: string,
  ): Promise<StoredSource> => {
    const key = resourceKeyOf(source);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made: StoredSource = {
      ...source,
      key,
      name: name ?? sourceNameOf(source),
      state: 'new',
      error: null,
      commit: null,
      files: 0,
      passages: 0,
      addedAt: now(),
      lastUpdated: null,
    };
    await keep(made);
    return made;
  };
  const addParsed = async ({ address, ref, searchPath }: NewSource): Promise<StoredSource> => {
    const parsed = parseAddress(address);
    if (parsed.kind === 'folder' && !(await isFolder(parsed.address))) {
      throw new AppError('source.missing', { path: parsed.address });
    }
    await started.promise;
    const source = await addNew({ ...parsed, ref: ref || null, searchPath: searchPath || null });
    updates.start(source);
    return source;
  };
  /** The handbook moves with the app: an address of an earlier place is dropped, and its text is read at each start. */
  const bringHandbook = async (): Promise<void> => {
    const wanted = { kind: 'handbook' as const, address: handbook.dir, ref: null, searchPath: null };
    for (const source of known.values()) {
      if (source.kind !== 'handbook' || source.address === handbook.dir) continue;
      known.delete(source.key);
      await store.remove(source.key);
      await knowledge.remove({ key: source.key });
    }
    updates.start(await addNew(wanted, handbook.name));
  };
  /** What is stored as ready but is no longer there, in the index or on disk, is fetched and indexed again. */
  const mend = async (): Promise<void> => {
    for (const source of known.values()) {
      if (source.kind === 'handbook' || source.state !== 'ready') continue;
      try {
        const isWhole = await knowledge.validate({ source: toInput(source), commit: source.commit });
        if (!isWhole && known.has(source.key)) updates.start(source);
      } catch (error) {
        // The others are looked at all the same.
        log.warn('a source could not be checked', { key: source.key, error });
      }
    }
    for (const row of await cache.list()) {
      if (known.has(row.resourceKey)) continue;
      await knowledge.remove({ key: row.resourceKey });
      await cache.remove(row.resourceKey);
    }
  };

  return {
    async start() {
      try {
        for (const source of await store.list()) known.set(source.key, source);
        await bringHandbook();
      } finally {
        started.resolve();
      }
      await mend();
    },
    watchList: (signal) =>
      changes.subscribe(async () => {
        await started.promise;
        return { type: 'list', sources: [...known.values()].map(show) };
      }, signal),
    async add(source) {
      return { key: (await addParsed(source)).key };
    },
    async refresh(key) {
      updates.start(await get(key));
    },
    async stop(key) {
      updates.get((await get(key)).key)?.stop();
    },
    async remove(key) {
      await get(key);
      const update = updates.get(key);
      update?.stop();
      await update?.done;
      // Its row last: what fails half-way is still in the list, to be removed again.
      await knowledge.remove({ key });
      await cache.remove(key);
      await store.remove(key);
      known.delete(key);
      changes.send({ type: 'removed', key });
    },
    async release(key) {
      await knowledge.remove({ key });
      await cache.remove(key);
      const source = known.get(key);
      if (source !== undefined) await keep({ ...source, state: 'stopped', commit: null, files: 0, passages: 0 });
    },
    async open(place) {
      return knowledge.open({ place, source: toInput(await get(place.sourceKey)) });
    },

    find(nameOrAddress) {
      const wanted = nameOrAddress.trim().toLowerCase();
      const address = addressOf(nameOrAddress);
      for (const source of known.values()) {
        if (source.address === address || source.key === wanted || source.name.toLowerCase() === wanted) return source;
      }
      return null;
    },
    async searchable() {
      await started.promise;
      // On a first start the handbook is read within moments, and is what there is to search.
      for (const { key, kind, passages } of known.values()) {
        if (kind === 'handbook' && passages === 0) await updates.get(key)?.searchable;
      }
      return [...known.values()].filter(({ passages }) => passages > 0);
    },
    async addAndWait(address, signal) {
      const { key } = await addParsed({ address });
      const update = updates.get(key);
      const stop = (): void => update?.stop();
      signal?.addEventListener('abort', stop, { once: true });
      await update?.searchable;
      signal?.removeEventListener('abort', stop);
      const source = await get(key);
      // The code came from an AppError, by `toErrorData`.
      if (source.error !== null) throw new AppError(source.error.code as ErrorCode, source.error.params);
      return source;
    },
    async search({ text, keys, excludeIds, limit }, signal) {
      await cache.touch(
        keys.filter((key) => known.get(key)?.kind === 'repository'),
        now(),
      );
      return knowledge.search({ query: text, keys, excludeIds, limit }, { signal });
    },
    close: () => updates.close(),
  };
}
