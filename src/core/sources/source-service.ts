import type { SourceListEvent } from '../../shared/contract/sources';
import { AppError } from '../errors';
import { namesCommit } from '../knowledge/sources/git/commit-id';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { CitedTextStore, Log, RepositoryCache, SourceStore, StoredSource } from '../ports';
import type { SearchableSources } from '../tools/searchable-sources';
import { createSourceAdding } from './add-source';
import { createPlaceChanges } from './change-place';
import { createSourceChanges, type ChangedSource, type SourceChange } from './change-source';
import { INDEX_CUT } from './index-cut';
import { followHandbook, type HandbookPlace } from './follow-handbook';
import { createKnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import { createSourceMending, type SourceMending } from './mend-sources';
import { createSourceMoving } from './move-source';
import type { NewSource } from './new-source';
import { createCitedPlaces, type CitedPlaces } from './open-cited';
import { createRepositoryRoom, type RepositoryRoom } from './repository-room';
import { createSourceRemoval, type Freed } from './source-removal';
import { createSourceSearch } from './source-search';
import { createSourceUpdates } from './source-updates';

/** The user's sources: what they are, how far they are, and the search over them. */
export interface SourceService
  extends SearchableSources, Pick<CitedPlaces, 'open' | 'text' | 'vouch'>, Pick<SourceMending, 'resume'> {
  /** Reads the stored sources, brings the handbook up to date, and mends what is no longer as it was stored. */
  start(): Promise<void>;
  watchList(signal?: AbortSignal): AsyncIterable<SourceListEvent>;
  /** Starts the update and resolves with the key; progress comes by `watchList`. Errors: as `toWanted`. */
  add(source: NewSource): Promise<{ readonly key: string }>;
  /** Also while its vectors are being made. Errors: `source.unknown`, as all that take a key. */
  refresh(key: string): Promise<void>;
  stop(key: string): Promise<void>;
  /**
   * Renames it, or has it follow another ref or folder, by another key then: at once where nothing has to be fetched, else
   * once that can be searched. What is there as a source of its own already takes its place once it is ready. A change
   * that is cut off, or cannot reach its server, is still to be done: the next start, or `refresh`, goes on with it.
   * One that a model asked for is the user's own from then on. Errors: `source.fixed` for the handbook.
   */
  change(key: string, change: SourceChange): Promise<ChangedSource>;
  /** Errors: `source.fixed` for the handbook. */
  remove(key: string): Promise<Freed>;
  /** Takes away what a model asked for in a session that is deleted, unless the user has made it their own. */
  leaveSession(sessionId: string): Promise<void>;
  /** Drops what was fetched and indexed; the source stays in the list. Errors: `source.fixed` for the handbook. */
  release(key: string): Promise<Freed>;
  readonly room: RepositoryRoom;
  /** Ends running updates and waits for them. */
  close(): Promise<void>;
}

export interface SourceServiceOptions {
  readonly store: SourceStore;
  readonly cache: RepositoryCache;
  readonly knowledge: SourceKnowledge;
  readonly citedTexts: Pick<CitedTextStore, 'get'>;
  readonly handbook: HandbookPlace;
  /** What fetched repositories may take on disk. */
  readonly limitGigabytes: () => number;
  /** How long one stays that nobody searches; null: for ever. */
  readonly lifeDays: () => number | null;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

export function createSourceService(options: SourceServiceOptions): SourceService {
  const { store, cache, knowledge, citedTexts, limitGigabytes, lifeDays, now, log } = options;
  const known = createKnownSources({ store, progressOf: (key) => updates.get(key)?.progress ?? null });
  const updates = createSourceUpdates({
    knowledge,
    cache,
    now,
    log,
    onKept: () => void room.trim(null).catch((error: unknown) => log.warn('repositories were not trimmed', { error })),
    onProgress: known.tell,
    change: known.change,
  });
  const removal = createSourceRemoval({ known, updates, knowledge, cache });
  const { takeAway, release } = removal;
  const adding = createSourceAdding({ known, updates, removal, now });
  const move = createSourceMoving({ known, knowledge, cache });
  const places = createPlaceChanges({ known, updates, adding, removal, move, knowledge, log });
  const handbook = followHandbook({ place: options.handbook, known, updates, adding, removal, log });
  const mending = createSourceMending({ known, updates, removal, places, knowledge, cache, log });
  const cited = createCitedPlaces({ known, knowledge, citedTexts });
  const room = createRepositoryRoom({
    cache: {
      async list() {
        // Before that, nobody knows what is pinned.
        await known.started;
        return cache.list();
      },
    },
    knowledge,
    isPinned: (key) => isPinned(known.find(key)),
    isBorrowed: (key) => isBorrowed(known.find(key)),
    isBusy: (key) => updates.get(key) !== undefined || known.isLeaving(key),
    letGo: (key, why) => (isBorrowed(known.find(key)) ? takeAway(key) : release(key, why)),
    limitGigabytes,
    lifeDays,
    log,
  });
  const search = createSourceSearch({
    sources: known.all,
    shown: known.shown,
    isLeaving: known.isLeaving,
    ready: async () => {
      await known.started;
      await handbook.settled();
    },
    updates,
    knowledge,
    touch: async (keys) => cache.touch(repositoriesOf(keys), now()),
    opens: cited.opens,
    add: adding.add,
    takeAway,
    log,
  });
  const repositoriesOf = (keys: ReadonlySet<string>): readonly string[] =>
    [...keys].filter((key) => known.find(key)?.kind === 'repository');
  const movable = (key: string): StoredSource => {
    const source = known.present(key);
    if (source.kind === 'handbook') throw new AppError('source.fixed', { name: source.name });
    return source;
  };
  return {
    async start() {
      try {
        await known.load();
        await handbook.start();
        mending.expect();
      } finally {
        known.ready();
      }
      await mending.mend();
    },
    resume: mending.resume,
    watchList: known.watch,
    add: async (source) => ({ key: (await adding.add(source)).key }),
    async refresh(key) {
      await known.started;
      // A change that runs reads what is new.
      if (places.coming(key) !== null) return;
      const running = updates.get(key);
      // One that was told to stop does so first.
      if (running?.progress.step === 'stopping') await running.done;
      const source = known.present(key);
      // Vectors take long. What is new is read meanwhile, and they go on.
      if (source.becoming === null && running?.progress.step === 'embedding' && running.readAnew() !== null) return;
      // A change that waited for its server, say, is what is to be done.
      if (source.becoming !== null) return places.resume(key, isMeaningCut(source));
      // An index that was lost is made of what was fetched, with or without a network.
      const isAsKept = source.error?.code === INDEX_CUT.code && source.commit !== null;
      await adding.begin(source, { isAsKept });
    },
    async stop(key) {
      await known.get(key);
      updates.get(key)?.stop();
      const letGo = mending.leave(key);
      try {
        await places.stop(key);
      } finally {
        await letGo();
      }
    },
    change: createSourceChanges({ known, adding, places }),
    async remove(key) {
      await known.started;
      // In one step with the check: nothing may begin in between.
      return takeAway(movable(key).key);
    },
    async leaveSession(sessionId) {
      await known.started;
      for (const { key } of known.all()) if (known.find(key)?.sessionId === sessionId) await takeAway(key);
    },
    async release(key) {
      await known.started;
      return release(movable(key).key);
    },
    room,
    open: cited.open,
    text: cited.text,
    vouch: cited.vouch,
    ...search,
    async close() {
      await handbook.close();
      await updates.close();
    },
  };
}

/** The user pinned it to a commit, which was meant to stay and may be nowhere else any more. */
function isPinned(source: StoredSource | undefined): boolean {
  if (source === undefined || source.sessionId !== null || source.ref === null) return false;
  return /^[0-9a-f]{40}$/.test(source.ref) || (source.commit !== null && namesCommit(source.ref, source.commit));
}

/** A model asked for it: nobody has it in the list for later. */
function isBorrowed(source: StoredSource | undefined): boolean {
  return (source?.sessionId ?? null) !== null;
}
