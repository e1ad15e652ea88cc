import type { StorageUse } from '../../shared/contract/sources';
import type { ErrorData } from '../../shared/domain/error-data';
import { expiringShare } from '../expiring-share';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { CachedRepository, Log, RepositoryCache } from '../ports';
import { createSerialQueue } from '../serial-queue';

const DAY_MS = 86_400_000;
/** As long as a session's tools remember what they showed of it. */
const BORROWED_LIFE_DAYS = 30;

/** The room that fetched repositories take, and what is let go of to keep to it. What answers cite is kept apart. */
export interface RepositoryRoom {
  /**
   * Lets go of repositories that nobody searched for long and, beyond the limit, of those used least recently. One that
   * is pinned to a commit goes last: it was meant to stay. What a model asked for goes first, and after 30 days at most.
   * `time` (Unix ms) is when that is measured, of a tenth of all (or ten) at most; null keeps to the limit alone.
   */
  trim(time: number | null): Promise<void>;
  /** Lets go of those that were named, but for the pinned and what is being worked on. */
  free(keys: readonly string[]): Promise<{ readonly freedBytes: number; readonly sources: number }>;
  use(): Promise<StorageUse>;
}

export interface RepositoryRoomOptions {
  readonly cache: Pick<RepositoryCache, 'list'>;
  readonly knowledge: Pick<SourceKnowledge, 'indexSize'>;
  readonly isPinned: (key: string) => boolean;
  /** True for what a model asked for. */
  readonly isBorrowed: (key: string) => boolean;
  readonly isBusy: (key: string) => boolean;
  /** Drops what was fetched and indexed of a source. One that is not borrowed stays in the list, and tells why. */
  readonly letGo: (key: string, why: ErrorData) => Promise<unknown>;
  readonly limitGigabytes: () => number;
  /** How long one stays that nobody searches; null: for ever. */
  readonly lifeDays: () => number | null;
  readonly log: Log;
}

export function createRepositoryRoom(options: RepositoryRoomOptions): RepositoryRoom {
  const { cache, knowledge, isPinned, isBorrowed, isBusy, limitGigabytes, lifeDays, log } = options;
  const queue = createSerialQueue();

  const use = async (): Promise<StorageUse> => {
    const rows = await cache.list();
    const whyKept = ({ resourceKey }: CachedRepository): 'pinned' | 'busy' | null => {
      if (isPinned(resourceKey)) return 'pinned';
      return isBusy(resourceKey) ? 'busy' : null;
    };
    const freeable = rows.filter((row) => whyKept(row) === null);
    const kept = new Set(rows.flatMap((row) => whyKept(row) ?? []));
    return {
      repositoryBytes: sizeOf(rows),
      freeableKeys: freeable.map(({ resourceKey }) => resourceKey),
      freeableBytes: sizeOf(freeable),
      indexBytes: await knowledge.indexSize(),
      kept: [...kept],
    };
  };
  /** One that cannot be let go of keeps none of the others. */
  const letGo = async (key: string, why: ErrorData): Promise<boolean> => {
    try {
      await options.letGo(key, why);
      return true;
    } catch (error) {
      log.warn('a repository stays on disk', { key, error });
      return false;
    }
  };
  const trim = async (time: number | null): Promise<void> => {
    const rows = await cache.list();
    const life = lifeDays() ?? Infinity;
    const lifeOf = (key: string): number => {
      if (isPinned(key)) return Infinity;
      return isBorrowed(key) ? Math.min(BORROWED_LIFE_DAYS, life) : life;
    };
    const isUnused = ({ resourceKey, lastAccessed }: CachedRepository) =>
      time !== null && lastAccessed < time - lifeOf(resourceKey) * DAY_MS;
    const rankOf = ({ resourceKey }: CachedRepository): number => {
      if (isPinned(resourceKey)) return 2;
      return isBorrowed(resourceKey) ? 0 : 1;
    };
    const order = rows.toSorted((one, other) => rankOf(one) - rankOf(other));
    const limit = limitGigabytes();
    let bytes = sizeOf(rows);
    let mayExpire = expiringShare(rows.length);
    for (const row of order) {
      const isOver = bytes > limit * 1_000 ** 3;
      if (isBusy(row.resourceKey) || !(isOver || (mayExpire > 0 && isUnused(row)))) continue;
      const why = isUnused(row)
        ? { code: 'source.unused', params: {} }
        : { code: 'source.overLimit', params: { limit } };
      if (!(await letGo(row.resourceKey, why))) continue;
      bytes -= row.sizeBytes;
      if (!isOver) mayExpire -= 1;
    }
  };

  return {
    use,
    trim: (time) => queue.run(() => trim(time)),
    free: (keys) =>
      queue.run(async () => {
        const before = await use();
        let sources = 0;
        for (const { resourceKey } of await cache.list()) {
          if (!keys.includes(resourceKey) || isPinned(resourceKey) || isBusy(resourceKey)) continue;
          if (await letGo(resourceKey, { code: 'source.freed', params: {} })) sources += 1;
        }
        const after = await use();
        const freed = before.repositoryBytes + before.indexBytes - after.repositoryBytes - after.indexBytes;
        return { freedBytes: Math.max(0, freed), sources };
      }),
  };
}

function sizeOf(rows: readonly CachedRepository[]): number {
  return rows.reduce((sum, row) => sum + row.sizeBytes, 0);
}
