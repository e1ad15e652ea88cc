import type { CitedPlace } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import { AppError } from '../errors';
import type { SourceKnowledge } from '../knowledge/knowledge';
import { withSignal } from '../knowledge/with-signal';
import type { Log, StoredSource } from '../ports';
import type { SearchableSources } from '../tools/searchable-sources';
import { findSource } from './find-source';
import { createFollowFolders } from './follow-folders';
import type { NewSource } from './new-source';
import type { SourceUpdates } from './source-updates';
import { createOutdatedPlaces } from './outdated-places';
import { whyNotRead } from './why-not-read';
import { withoutCopies } from './without-copies';

export interface SourceSearchOptions {
  /** All sources, as they are now. */
  readonly sources: () => readonly StoredSource[];
  /** The same, as windows see them. */
  readonly shown: () => readonly Source[];
  /** True while a source is being removed. */
  readonly isLeaving: (key: string) => boolean;
  /** Resolves once the stored sources are read, and the handbook is that of the shown language. */
  readonly ready: () => Promise<void>;
  readonly updates: SourceUpdates;
  readonly knowledge: Pick<SourceKnowledge, 'route' | 'search' | 'read' | 'listFiles' | 'hasFiles' | 'indexed'>;
  /** Notes that sources were of use. */
  readonly touch: (keys: ReadonlySet<string>) => Promise<void>;
  /** True while a citation of the place can be opened. */
  readonly opens: (place: CitedPlace) => Promise<boolean>;
  readonly add: (source: NewSource) => Promise<StoredSource>;
  /** Takes a source away with all that was made of it. */
  readonly takeAway: (key: string) => Promise<unknown>;
  readonly log: Log;
}

/** What tools ask of the sources. */
export function createSourceSearch(options: SourceSearchOptions): SearchableSources {
  const { sources, shown, isLeaving, ready, updates, knowledge, touch, opens, add, takeAway, log } = options;
  const find = (key: string): StoredSource | undefined => sources().find((source) => source.key === key);

  /** A first index is searched as it grows. */
  const isGrowing = (key: string): boolean => {
    const progress = updates.get(key)?.progress;
    return progress?.step === 'indexing' && progress.done > 0;
  };
  /** Nobody added it, so nothing is left of it. */
  const leave = (key: string): Promise<unknown> =>
    takeAway(key).catch((error: unknown) => log.warn('a source that came to nothing stays', { key, error }));

  return {
    find: (nameOrAddress, ref) => findSource(sources(), nameOrAddress, ref),
    async list() {
      await ready();
      return shown();
    },
    async searchable() {
      await ready();
      // On a first start the handbook is read within moments, and is what there is to search.
      for (const { key, kind, passages } of sources()) {
        if (kind === 'handbook' && passages === 0) await updates.get(key)?.searchable;
      }
      return sources().filter(({ key, passages }) => passages > 0 || isGrowing(key));
    },
    async indexed(keys, signal) {
      const held = await knowledge.indexed({ keys }, { signal });
      const isLost = ({ kind, key }: StoredSource): boolean =>
        kind === 'handbook' && keys.includes(key) && !held.includes(key);
      const update = updates.get(sources().find(isLost)?.key ?? '');
      if (update === undefined) return held;
      await withSignal(update.searchable, signal);
      return knowledge.indexed({ keys }, { signal });
    },
    async routeOf(address, signal) {
      // What cannot be told now is told by the fetch, which goes nowhere else than was approved.
      return knowledge.route({ address }, { signal }).catch((error: unknown) => {
        signal?.throwIfAborted();
        log.info('nobody knows where git goes', { error });
        return address;
      });
    },
    async addAndWait({ address, ref, sessionId, target }, signal) {
      const before = new Set(sources().map(({ key }) => key));
      const { key } = await add({ address, ref: ref ?? undefined, sessionId, target });
      const update = updates.get(key);
      // A fetch that the user began, or took over, goes on without the turn that waits for it.
      const isOwn = (): boolean => !before.has(key) && find(key)?.sessionId === (sessionId ?? null);
      await withSignal(Promise.resolve(update?.searchable), signal).catch((error: unknown) => {
        if (isOwn()) update?.stop();
        if (isOwn() && sessionId !== undefined) void leave(key);
        throw error;
      });
      const source = find(key);
      // What was indexed before is still there to search.
      if (source !== undefined && source.error !== null && source.passages === 0) {
        if (isOwn() && sessionId !== undefined) await leave(key);
        throw AppError.fromData(source.error);
      }
      if (source === undefined || isLeaving(key)) throw new AppError('source.unknown');
      return source;
    },
    follow: createFollowFolders({ find, isLeaving, updates }),
    async search({ text, keys, ...query }, signal) {
      const held = await withSignal(withoutCopies(keys, sources(), text), signal);
      const keysOfApp = sources().flatMap(({ kind, key }) => (kind === 'handbook' ? [key] : []));
      const { passages, reading } = await knowledge.search(
        { query: text, keys: held, keysOfApp, ...query },
        { signal },
      );
      // Only what answered was of use: else all are used by every search, and none is the least.
      await touch(new Set(passages.map((passage) => passage.sourceKey)));
      // Its name now: the index knows the one it was indexed by.
      const named = passages.map((passage) => ({
        ...passage,
        sourceName: find(passage.sourceKey)?.name ?? passage.sourceName,
      }));
      return { passages: named, reading };
    },
    outdated: createOutdatedPlaces({ find, isLeaving, knowledge, opens }),
    async readFile(input, signal) {
      const read = await knowledge.read(input, { signal }).catch((error: unknown) => {
        throw whyNotRead(input.path, find(input.key)?.skipped ?? []) ?? error;
      });
      await touch(new Set([input.key]));
      return read;
    },
    listFiles: (input, signal) => knowledge.listFiles(input, { signal }),
  };
}
