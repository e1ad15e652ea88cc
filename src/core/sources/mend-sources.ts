import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, RepositoryCache, StoredSource } from '../ports';
import type { PlaceChanges } from './change-place';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import { nextKey } from './next-key';
import type { SourceRemoval } from './source-removal';
import type { SourceUpdates } from './source-updates';
import { toInput } from './to-source';

/** What brings sources back to what they were. */
export interface SourceMending {
  /** Has windows told which sources `mend` will go on with. */
  expect(): void;
  /**
   * What was cut off before it was whole, or is stored as searchable but no longer there, in the index or on disk, is
   * fetched and indexed again, and what lacks vectors gets them. A change of place goes on from where it was. One that the
   * user stopped before it came to anything stays so, and one that a model asked for goes.
   */
  mend(): Promise<void>;
  /** Leaves one as it is that `mend` was to go on with; it is seen so once what is returned is called. */
  leave(key: string): () => Promise<void>;
  /** Begins again, once, each update that ended because knowledge died under it. */
  resume(): Promise<void>;
}

interface SourceMendingOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly places: Pick<PlaceChanges, 'isMoved' | 'resume' | 'coming'>;
  readonly knowledge: Pick<SourceKnowledge, 'validate' | 'indexed' | 'remove'>;
  readonly cache: RepositoryCache;
  readonly log: Log;
}

const NOTHING_INDEXED = { state: 'new', error: null, files: 0, passages: 0, edited: 0 } as const;

export function createSourceMending(options: SourceMendingOptions): SourceMending {
  const { known, updates, removal, places, knowledge, cache, log } = options;
  /** One that kills knowledge each time is not begun for ever. */
  const resumed = new Set<string>();

  /** By key, what ends that it is told of. */
  const expected = new Map<string, () => void>();
  const left = new Set<string>();

  /** It is gone, the user said otherwise meanwhile, or its change goes on by itself. */
  const isLeft = (key: string): boolean =>
    left.has(key) || known.find(key) === undefined || known.isLeaving(key) || places.coming(key) !== null;
  const goOn = async (key: string, isUnfinished: boolean): Promise<void> => {
    const source = known.find(key);
    if (source === undefined || isLeft(key)) return;
    // What was fetched of an index that was lost is searched first.
    const isToRead = source.becoming === null || (source.passages === 0 && source.commit !== null);
    if (!isToRead) return places.resume(key, isUnfinished);
    const update = updates.start(source, { isAsKept: true });
    if (source.becoming === null) return;
    void update.done.then(() => (update.progress.step === 'stopping' ? undefined : each(key, () => changeOn(key))));
  };
  const changeOn = async (key: string): Promise<void> => {
    if (!isLeft(key) && !updates.isClosing()) await places.resume(key, true);
  };
  const mendOne = async (source: StoredSource): Promise<void> => {
    if (source.sessionId !== null && source.passages === 0) {
      await removal.takeAway(source.key);
      return;
    }
    const { key, commit, passages } = source;
    if (passages === 0) {
      if (isCutOff(source)) await goOn(key, true);
      return;
    }
    if (await places.isMoved(source)) return changeOn(key);
    const isWhole = await knowledge.validate({ source: toInput(source), commit });
    if (isWhole && !isCutOff(source)) return;
    const isIndexLost = !isWhole && !(await knowledge.indexed({ keys: [key] })).includes(key);
    // What is told of it meanwhile, and if that is stopped, is what is there.
    if (isIndexLost && !isLeft(key)) await known.change(key, NOTHING_INDEXED);
    await goOn(key, !isWhole || isMeaningCut(source));
  };
  /** Nobody has it, and none is about to. */
  const isOrphan = (key: string): boolean =>
    known.find(key) === undefined && !known.all().some((source) => nextKey(source) === key);
  const dropOrphan = async (key: string): Promise<void> => {
    await knowledge.remove({ key });
    await cache.remove(key);
  };
  const resumeOne = async (key: string): Promise<void> => {
    // It may be just about to learn of its end.
    await updates.get(key)?.done;
    const source = known.find(key);
    if (source === undefined || !isLost(source) || resumed.has(key) || known.isLeaving(key)) return;
    resumed.add(key);
    if (source.becoming === null) updates.start(source);
    else await places.resume(key, true);
  };
  /** Whatever becomes of one, the others are looked at all the same. */
  const each = async (key: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => log.warn('a source could not be mended', { key, error }));
  };
  return {
    expect() {
      for (const source of known.all()) {
        if (source.kind !== 'handbook' && isCutOff(source))
          expected.set(source.key, known.hold(source.key, 'checking'));
      }
    },
    async mend() {
      for (const { key } of known.all()) {
        const source = known.find(key);
        if (source !== undefined && source.kind !== 'handbook' && !isLeft(key)) await each(key, () => mendOne(source));
        expected.get(key)?.();
        expected.delete(key);
      }
      for (const { resourceKey: key } of await cache.list()) {
        if (isOrphan(key)) await each(key, () => dropOrphan(key));
      }
    },
    leave(key) {
      const letGo = expected.get(key);
      if (letGo === undefined) return async () => undefined;
      left.add(key);
      expected.delete(key);
      return async () => {
        if (known.find(key)?.state === 'new') await known.change(key, { state: 'stopped' });
        letGo();
      };
    },
    async resume() {
      await known.started;
      await Promise.all(known.all().map(({ key }) => each(key, () => resumeOne(key))));
    },
  };
}

/** True for what was under way when the app ended, or knowledge did. */
function isCutOff(source: StoredSource): boolean {
  if (source.passages === 0) return source.state === 'new' || isLost(source);
  return isMeaningCut(source) || source.becoming !== null;
}

/** Knowledge died under its update. */
function isLost({ error }: StoredSource): boolean {
  return error?.code === 'knowledge.lost';
}
