import type { SourceListEvent } from '../../shared/contract/sources';
import type { Source, SourceProgress } from '../../shared/domain/source';
import { createBroadcast } from '../broadcast';
import { AppError } from '../errors';
import type { SourceStore, StoredSource } from '../ports';
import { nextKey } from './next-key';
import { toSource } from './to-source';

/** The sources that there are, as stored and as windows watch them. */
export interface KnownSources {
  /** Reads what is stored; until `ready`, whoever waits for it does. */
  load(): Promise<void>;
  readonly ready: () => void;
  /** Resolves once the stored sources are read. */
  readonly started: Promise<void>;
  all(): readonly StoredSource[];
  /** All, as windows see them. */
  shown(): readonly Source[];
  find(key: string): StoredSource | undefined;
  /** One that is not being removed. Errors: `source.unknown`. */
  present(key: string): StoredSource;
  /** The same, once the stored sources are read. */
  get(key: string): Promise<StoredSource>;
  keep(source: StoredSource): Promise<void>;
  /** Changes the row of a source: one that was removed meanwhile stays removed. */
  change(key: string, change: Partial<StoredSource>): Promise<void>;
  /** Has another source in the place of one, which is gone then. `begin` runs before windows learn of it. */
  replace(key: string, source: StoredSource, begin: (source: StoredSource) => void): Promise<void>;
  drop(key: string): Promise<void>;
  /** Tells windows that its progress has changed. */
  tell(key: string): void;
  /** Has it seen as worked on, while no update of it runs, until what is returned is called. */
  hold(key: string, step: SourceProgress['step']): () => void;
  watch(signal?: AbortSignal): AsyncIterable<SourceListEvent>;
  /** True while it is being removed: still in the list, so that what fails can be tried again, and left alone by all else. */
  isLeaving(key: string): boolean;
  /** Marks it as being removed while `work` runs, from the call on. */
  whileLeaving<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface KnownSourcesOptions {
  readonly store: SourceStore;
  /** Of an update that runs. */
  readonly progressOf: (key: string) => SourceProgress | null;
}

export function createKnownSources({ store, progressOf }: KnownSourcesOptions): KnownSources {
  const known = new Map<string, StoredSource>();
  const leaving = new Set<string>();
  const changes = createBroadcast<SourceListEvent>();
  const started = Promise.withResolvers<void>();
  const held = new Map<string, SourceProgress>();
  const show = (source: StoredSource): Source => {
    const successor = known.get(nextKey(source) ?? '');
    return toSource(source, progressOf(source.key) ?? held.get(source.key) ?? null, successor?.name ?? null);
  };
  const shown = (): readonly Source[] => [...known.values()].map(show);
  const tell = (key: string): void => {
    const source = known.get(key);
    if (source !== undefined) changes.send({ type: 'changed', source: show(source) });
  };

  const keep: KnownSources['keep'] = async (source) => {
    known.set(source.key, source);
    await store.save(source);
    changes.send({ type: 'changed', source: show(source) });
  };
  const present: KnownSources['present'] = (key) => {
    const source = known.get(key);
    if (source === undefined || leaving.has(key)) throw new AppError('source.unknown');
    return source;
  };
  return {
    async load() {
      for (const source of await store.list()) known.set(source.key, source);
    },
    ready: started.resolve,
    started: started.promise,
    all: () => [...known.values()],
    shown,
    find: (key) => known.get(key),
    present,
    async get(key) {
      await started.promise;
      return present(key);
    },
    keep,
    async change(key, change) {
      const source = known.get(key);
      if (source !== undefined) await keep({ ...source, ...change });
    },
    async replace(key, source, begin) {
      await store.replace(key, source);
      const others = [...known].map(([each, kept]) => (each === key ? source : kept));
      known.clear();
      for (const each of others) known.set(each.key, each);
      begin(source);
      changes.send({ type: 'list', sources: shown() });
    },
    async drop(key) {
      await store.remove(key);
      known.delete(key);
      changes.send({ type: 'removed', key });
    },
    tell,
    hold(key, step) {
      const progress = { step, done: 0, total: 0 };
      held.set(key, progress);
      return () => {
        if (held.get(key) !== progress) return;
        held.delete(key);
        tell(key);
      };
    },
    watch: (signal) =>
      changes.subscribe(async () => {
        await started.promise;
        return { type: 'list', sources: shown() };
      }, signal),
    isLeaving: (key) => leaving.has(key),
    async whileLeaving(key, work) {
      leaving.add(key);
      try {
        return await work();
      } finally {
        leaving.delete(key);
      }
    },
  };
}
