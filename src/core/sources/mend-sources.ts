import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, RepositoryCache, StoredSource } from '../ports';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import type { SourceRemoval } from './source-removal';
import type { SourceUpdates } from './source-updates';
import { toInput } from './to-source';

/** What brings sources back to what they were. */
export interface SourceMending {
  /**
   * What was cut off before it was whole, or is stored as searchable but no longer there, in the index or on disk, is
   * fetched and indexed again, and what lacks vectors gets them. One that the user stopped before it came to anything
   * stays so, and one that a model asked for goes.
   */
  mend(): Promise<void>;
  /** Begins again, once, each update that ended because knowledge died under it. */
  resume(): Promise<void>;
}

interface SourceMendingOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly knowledge: Pick<SourceKnowledge, 'validate' | 'indexed' | 'remove'>;
  readonly cache: RepositoryCache;
  readonly log: Log;
}

const NOTHING_INDEXED = { state: 'new', error: null, files: 0, passages: 0, edited: 0 } as const;

export function createSourceMending(options: SourceMendingOptions): SourceMending {
  const { known, updates, removal, knowledge, cache, log } = options;
  /** One that kills knowledge each time is not begun for ever. */
  const resumed = new Set<string>();

  const begin = (key: string): void => {
    const source = known.find(key);
    if (source !== undefined && !known.isLeaving(key)) updates.start(source, { isAsKept: true });
  };
  const mendOne = async (source: StoredSource): Promise<void> => {
    if (source.sessionId !== null && source.passages === 0) {
      await removal.takeAway(source.key);
      return;
    }
    const { key, commit, passages } = source;
    if (passages === 0) {
      if (source.state === 'new' || isLost(source)) begin(key);
      return;
    }
    const isWhole = await knowledge.validate({ source: toInput(source), commit });
    if (isWhole && !isMeaningCut(source)) return;
    const isIndexLost = !isWhole && !(await knowledge.indexed({ keys: [key] })).includes(key);
    // What is told of it meanwhile, and if that is stopped, is what is there.
    if (isIndexLost && !known.isLeaving(key)) await known.change(key, NOTHING_INDEXED);
    begin(key);
  };
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
    updates.start(source);
  };
  /** Whatever becomes of one, the others are looked at all the same. */
  const each = async (key: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => log.warn('a source could not be mended', { key, error }));
  };
  return {
    async mend() {
      for (const { key } of known.all()) {
        const source = known.find(key);
        if (source === undefined || source.kind === 'handbook' || known.isLeaving(key)) continue;
        await each(key, () => mendOne(source));
      }
      for (const { resourceKey: key } of await cache.list()) {
        if (known.find(key) === undefined) await each(key, () => dropOrphan(key));
      }
    },
    async resume() {
      await known.started;
      await Promise.all(known.all().map(({ key }) => resumeOne(key)));
    },
  };
}

/** Knowledge died under its update. */
function isLost({ error }: StoredSource): boolean {
  return error?.code === 'knowledge.lost';
}
