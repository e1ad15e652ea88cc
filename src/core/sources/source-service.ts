import type { ErrorData } from '../../shared/domain/error-data';
import type { OpenedPlace, SourceListEvent } from '../../shared/contract/sources';
import type { CitedPlace } from '../../shared/domain/passage';
import { createBroadcast } from '../broadcast';
import { AppError } from '../errors';
import type { SourceKnowledge } from '../knowledge/knowledge';
import { namesCommit } from '../knowledge/sources/git/commit-id';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { CitedTextStore, Log, RepositoryCache, SourceStore, StoredSource } from '../ports';
import type { SearchableSources } from '../tools/searchable-sources';
import { createRepositoryRoom, type RepositoryRoom } from './repository-room';
import { distinctName } from './distinct-name';
import { failedTries } from './failed-tries';
import { isMeaningCut } from './meaning-cut';
import { sourceNameOf } from './source-name';
import type { NewSource } from './new-source';
import { createSourceSearch } from './source-search';
import type { RunningUpdate, UpdateOptions } from './run-update';
import { createSourceUpdates } from './source-updates';
import { toInput, toSource } from './to-source';
import { toWanted } from './to-wanted';
import { wholeRef } from './whole-ref';

const NOTHING_READ = { commit: null, files: 0, passages: 0, sizeBytes: 0, edited: 0, skipped: [] } as const;

/** What of a source the user may change; '' is no ref and no folder. */
export type SourceChange = Partial<Record<'name' | 'ref' | 'searchPath', string | undefined>>;

export interface Freed {
  readonly freedBytes: number;
}

/** The user's sources: what they are, how far they are, and the search over them. */
export interface SourceService extends SearchableSources {
  /** Reads the stored sources, brings the handbook up to date, and mends what is no longer as it was stored. */
  start(): Promise<void>;
  /** Begins again, once, each update that ended because knowledge died under it. */
  resume(): Promise<void>;
  watchList(signal?: AbortSignal): AsyncIterable<SourceListEvent>;
  /** Starts the update and resolves with the key; progress comes by `watchList`. Errors: as `toWanted`. */
  add(source: NewSource): Promise<{ readonly key: string }>;
  /** Errors: `source.unknown`, as all that take a key. */
  refresh(key: string): Promise<void>;
  stop(key: string): Promise<void>;
  /**
   * Renames it, or fetches it at another ref or folder as a source of its own, which takes its place once it is ready.
   * One that a model asked for is the user's own from then on. Errors: `source.fixed` for the handbook.
   */
  change(key: string, change: SourceChange): Promise<{ readonly key: string }>;
  /** Tells how much of the disk is free then, its part of the index included. */
  remove(key: string): Promise<Freed>;
  /** Takes away what a model asked for in a session that is deleted, unless the user has made it their own. */
  leaveSession(sessionId: string): Promise<void>;
  /** Drops what was fetched and indexed; the source stays in the list as stopped, and tells why. */
  release(key: string, why?: ErrorData): Promise<Freed>;
  readonly room: RepositoryRoom;
  /** What an answer cites opens as long as the answer is there. Errors: `source.unknown`, `place.gone`. */
  open(place: CitedPlace): Promise<OpenedPlace>;
  /** The whole file of a place, as `packText` makes it; null when it is nowhere any more. Errors: `source.unknown`. */
  text(place: CitedPlace): Promise<Uint8Array | null>;
  /** Ends running updates and waits for them. */
  close(): Promise<void>;
}

export interface SourceServiceOptions {
  readonly store: SourceStore;
  readonly cache: RepositoryCache;
  readonly knowledge: SourceKnowledge;
  readonly citedTexts: Pick<CitedTextStore, 'get'>;
  readonly handbook: { readonly dir: string; readonly name: string };
  /** What fetched repositories may take on disk. */
  readonly limitGigabytes: () => number;
  /** How long one stays that nobody searches; null: for ever. */
  readonly lifeDays: () => number | null;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

export function createSourceService(options: SourceServiceOptions): SourceService {
  const { store, cache, knowledge, citedTexts, handbook, limitGigabytes, lifeDays, now, log } = options;
  const known = new Map<string, StoredSource>();
  /** Being removed: still in the list, so that what fails can be tried again, and left alone by all else. */
  const leaving = new Set<string>();
  /** Begun again after knowledge died: one that kills it each time is not begun for ever. */
  const resumed = new Set<string>();
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
    onKept: () => void room.trim().catch((error: unknown) => log.warn('repositories were not trimmed', { error })),
    onProgress: (key) => {
      const source = known.get(key);
      if (source !== undefined) changes.send({ type: 'changed', source: show(source) });
    },
    async change(key, change) {
      // A source that was removed meanwhile stays removed.
      const source = known.get(key);
      if (source !== undefined) await keep({ ...source, ...change });
    },
  });
  const present = (key: string): StoredSource => {
    const source = known.get(key);
    if (source === undefined || leaving.has(key)) throw new AppError('source.unknown');
    return source;
  };
  const get = async (key: string): Promise<StoredSource> => {
    await started.promise;
    return present(key);
  };
  const touch = async (keys: ReadonlySet<string>): Promise<void> =>
    cache.touch(
      [...keys].filter((key) => known.get(key)?.kind === 'repository'),
      now(),
    );
  /** Takes away all that was made of a source, and then does `end` with the source itself. */
  const empty = async (key: string, end: () => Promise<void>): Promise<Freed> => {
    leaving.add(key);
    try {
      const indexBytes = await knowledge.indexSize();
      const update = updates.get(key);
      update?.stop();
      await update?.done;
      const fetchedBytes = known.get(key)?.sizeBytes ?? 0;
      // Its row last: what fails half-way is still in the list, to be removed again.
      await knowledge.remove({ key });
      await cache.remove(key);
      await end();
      return { freedBytes: fetchedBytes + Math.max(0, indexBytes - (await knowledge.indexSize())) };
    } finally {
      leaving.delete(key);
    }
  };
  const takeAway = (key: string): Promise<Freed> =>
    empty(key, async () => {
      await store.remove(key);
      known.delete(key);
      changes.send({ type: 'removed', key });
    });
  const release: SourceService['release'] = (key, why = { code: 'source.freed', params: {} }) =>
    empty(key, async () => {
      const source = known.get(key);
      if (source !== undefined) await keep({ ...source, ...NOTHING_READ, state: 'stopped', error: why });
    });
  /** Ends a change of what is followed: the new one takes the place of the old, or the old one tells why it did not. */
  const replace = async (key: string, newKey: string, isNew: boolean): Promise<void> => {
    const made = known.get(newKey);
    if (made !== undefined && (made.state === 'ready' || isMeaningCut(made)) && known.has(key)) await takeAway(key);
    if (made?.state !== 'failed' || !isNew) return;
    await takeAway(newKey);
    const old = known.get(key);
    if (old !== undefined) await keep({ ...old, state: 'failed', error: made.error });
  };
  /** A model asked for it: nobody has it in the list for later. */
  const isBorrowed = (key: string): boolean => (known.get(key)?.sessionId ?? null) !== null;
  const room = createRepositoryRoom({
    cache: {
      async list() {
        // Before that, nobody knows what is pinned.
        await started.promise;
        return cache.list();
      },
    },
    knowledge,
    isPinned: (key) => isPinned(known.get(key)),
    isBorrowed,
    isBusy: (key) => updates.get(key) !== undefined || leaving.has(key),
    letGo: (key, why) => (isBorrowed(key) ? takeAway(key) : release(key, why)),
    limitGigabytes,
    lifeDays,
    now,
    log,
  });
  /** What never came to anything and is not tried now holds no name. */
  const isNameFree = ({ key, state, lastUpdated }: StoredSource): boolean =>
    state !== 'new' && lastUpdated === null && updates.get(key) === undefined;
  const nameHolders = (): readonly StoredSource[] => [...known.values()].filter((source) => !isNameFree(source));
  /** Starts an update, or gives the one that runs. What is tried again may have lost its name to another meanwhile. */
  const begin = async (source: StoredSource, update: UpdateOptions = {}): Promise<RunningUpdate> => {
    const name = isNameFree(source) ? distinctName(source.name, source, nameHolders()) : source.name;
    const named = { ...source, name };
    const running = updates.start(named, update);
    if (name !== source.name) await keep(named);
    return running;
  };
  const addNew = async (
    source: Pick<StoredSource, 'kind' | 'address' | 'ref' | 'searchPath'>,
    {
      name,
      sessionId = null,
    }: { readonly name?: string | undefined; readonly sessionId?: string | null | undefined } = {},
  ): Promise<StoredSource> => {
    const key = resourceKeyOf(source);
    const found = known.get(key);
    if (found !== undefined && leaving.has(key)) throw new AppError('source.leaving', { name: found.name });
    if (found !== undefined) {
      if (sessionId === null && found.sessionId !== null) await keep({ ...found, sessionId });
      return found;
    }
    const { kind, address, ref, searchPath } = source;
    const made: StoredSource = {
      kind,
      address,
      ref,
      searchPath,
      key,
      name: name ?? distinctName(sourceNameOf(source), source, nameHolders()),
      state: 'new',
      error: null,
      ...NOTHING_READ,
      sessionId,
      addedAt: now(),
      lastUpdated: null,
    };
    await keep(made);
    return made;
  };
  /** A name that is typed for what is there already is its new one. */
  const renamed = async (source: StoredSource, name: string | undefined): Promise<StoredSource> => {
    if (name === undefined || name === source.name) return source;
    const named = { ...present(source.key), name };
    await keep(named);
    return named;
  };
  const addParsed = async (asked: NewSource): Promise<StoredSource> => {
    const typed = await toWanted(asked);
    await started.promise;
    const wanted = { ...typed, ref: wholeRef(typed.address, typed.ref, known.values()) };
    // Another try takes the place of those that failed.
    const isByUser = asked.sessionId === undefined;
    for (const { key } of isByUser ? failedTries(wanted, [...known.values()]) : []) {
      if (updates.get(key) === undefined && !leaving.has(key)) await takeAway(key);
    }
    const there = await addNew(wanted, asked);
    const source = isByUser ? await renamed(there, asked.name) : there;
    await begin(source, asked.target === undefined ? {} : { target: asked.target });
    return source;
  };
  /** The handbook moves with the app: an address of an earlier place is dropped, and its text is read at each start. */
  const bringHandbook = async (): Promise<void> => {
    const wanted = { kind: 'handbook' as const, address: handbook.dir, ref: null, searchPath: null };
    for (const source of known.values()) {
      if (source.kind === 'handbook' && source.address !== handbook.dir) await takeAway(source.key);
    }
    updates.start(await addNew(wanted, { name: handbook.name }));
  };
  /**
   * What was cut off before it was whole, or is stored as searchable but no longer there, in the index or on disk, is
   * fetched and indexed again, and what lacks vectors gets them. One that the user stopped before it came to anything
   * stays so, and one that a model asked for goes.
   */
  const mend = async (): Promise<void> => {
    // Whatever becomes of one, the others are looked at all the same.
    const each = async (key: string, work: () => Promise<void>): Promise<void> => {
      await work().catch((error: unknown) => log.warn('a source could not be mended', { key, error }));
    };
    for (const source of known.values()) {
      if (source.kind !== 'handbook' && !leaving.has(source.key)) await each(source.key, () => mendOne(source));
    }
    for (const { resourceKey: key } of await cache.list()) {
      if (!known.has(key)) await each(key, () => dropOrphan(key));
    }
  };
  const mendOne = async (source: StoredSource): Promise<void> => {
    if (source.sessionId !== null && source.passages === 0) {
      await takeAway(source.key);
      return;
    }
    if (source.state === 'new') updates.start(source);
    if (source.passages === 0) return;
    const isWhole = await knowledge.validate({ source: toInput(source), commit: source.commit });
    const isToDo = !isWhole || isMeaningCut(source);
    if (isToDo && known.has(source.key) && !leaving.has(source.key)) updates.start(source, { isAsKept: true });
  };
  const dropOrphan = async (key: string): Promise<void> => {
    await knowledge.remove({ key });
    await cache.remove(key);
  };

  const text: SourceService['text'] = async (place) =>
    knowledge.text({ place, source: toInput(await get(place.sourceKey)) });

  const search = createSourceSearch({
    sources: () => [...known.values()],
    isLeaving: (key) => leaving.has(key),
    started: started.promise,
    updates,
    knowledge,
    touch,
    opens: async (place) =>
      (await text(place).catch(() => null)) !== null || (await citedTexts.get(place.blob)) !== null,
    add: addParsed,
    takeAway,
    log,
  });

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
    async resume() {
      await started.promise;
      const resumeOne = async (key: string): Promise<void> => {
        // It may be just about to learn of its end.
        await updates.get(key)?.done;
        const source = known.get(key);
        if (source?.error?.code !== 'knowledge.lost' || resumed.has(key) || leaving.has(key)) return;
        resumed.add(key);
        updates.start(source);
      };
      await Promise.all([...known.keys()].map(resumeOne));
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
      await started.promise;
      await begin(present(key));
    },
    async stop(key) {
      updates.get((await get(key)).key)?.stop();
    },
    async change(key, { name, ref, searchPath }) {
      const source = await get(key);
      if (source.kind === 'handbook') throw new AppError('source.fixed', { name: source.name });
      const wanted = {
        ...source,
        name: name ?? source.name,
        sessionId: null,
        ref: ref === undefined ? source.ref : wholeRef(source.address, ref, known.values()),
        searchPath: searchPath === undefined ? source.searchPath : searchPath || null,
      };
      const newKey = resourceKeyOf(wanted);
      if (newKey === key) {
        await keep(wanted);
        return { key };
      }
      const isNew = !known.has(newKey);
      const made = await addNew(wanted, { name: wanted.name });
      const update = await begin(made);
      void update.done
        .then(() => replace(key, newKey, isNew))
        .catch((error: unknown) => log.warn('a source was not replaced', { key, error }));
      return { key: newKey };
    },
    async remove(key) {
      await started.promise;
      // In one step with the check: nothing may begin in between.
      return takeAway(present(key).key);
    },
    async leaveSession(sessionId) {
      await started.promise;
      for (const source of known.values()) if (source.sessionId === sessionId) await takeAway(source.key);
    },
    release,
    room,
    async open(place) {
      try {
        return await knowledge.open({ place, source: toInput(await get(place.sourceKey)) });
      } catch (error) {
        const kept = await citedTexts.get(place.blob);
        if (kept === null) throw error;
        return await knowledge.openKept({ place, packed: kept });
      }
    },
    text,

    ...search,
    close: () => updates.close(),
  };
}

/** The user pinned it to a commit, which was meant to stay and may be nowhere else any more. */
function isPinned(source: StoredSource | undefined): boolean {
  if (source === undefined || source.sessionId !== null || source.ref === null) return false;
  return /^[0-9a-f]{40}$/.test(source.ref) || (source.commit !== null && namesCommit(source.ref, source.commit));
}
