import { setTimeout as delay } from 'node:timers/promises';
import type { StoredSource } from '../ports';
import { isMeaningCut } from './meaning-cut';
import type { SourceUpdates } from './source-updates';

/** A search does not wait longer for what was edited; the next one finds it. */
const FOLLOW_WAIT_MS = 1_500;
/** Folders looked at side by side: all at once they would all end late. */
const AT_ONCE = 2;

interface FollowOptions {
  readonly find: (key: string) => StoredSource | undefined;
  /** True while a source is being removed. */
  readonly isLeaving: (key: string) => boolean;
  readonly updates: SourceUpdates;
  /** Resolves when a search has waited long enough; rejects when it is aborted. */
  readonly late?: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Folders are edited beside us: each is looked at again before a search, the smallest first. Resolves with the keys of
 * those whose look did not end in time; it goes on meanwhile.
 */
export function createFollowFolders({
  find,
  isLeaving,
  updates,
  late = (signal) => delay(FOLLOW_WAIT_MS, undefined, { ref: false, signal }),
}: FollowOptions): (keys: readonly string[]) => Promise<readonly string[]> {
  /** Also one that was not there, which is told at once: it may be there again. */
  const isFollowed = (source: StoredSource): boolean =>
    source.kind === 'folder' &&
    source.ref === null &&
    (source.state === 'ready' ||
      isMeaningCut(source) ||
      (source.error?.code === 'source.missing' && source.passages > 0)) &&
    !isLeaving(source.key);

  /** Resolves once the folder can be searched as it is from now on, or cannot be read. */
  const lookAgain = async (key: string): Promise<void> => {
    const source = find(key);
    if (source === undefined || !isFollowed(source)) return;
    const running = updates.get(key);
    // Vectors that the user stopped are not made by the way.
    if (running === undefined) {
      return updates.start(source, { isTextOnly: isMeaningCut(source), isWaitedFor: true }).searchable;
    }
    const anew = running.readAnew();
    if (anew !== null) return anew;
    await running.done;
    await lookAgain(key);
  };

  return async (keys) => {
    const followed = keys
      .flatMap((key) => find(key) ?? [])
      .filter(isFollowed)
      .toSorted((a, b) => a.files - b.files);
    const left = new Set(followed.map(({ key }) => key));
    if (left.size === 0) return [];
    const next = followed.values();
    const lookAtNext = async (): Promise<void> => {
      for (const { key } of next) {
        await lookAgain(key);
        left.delete(key);
      }
    };
    const waited = new AbortController();
    try {
      await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, lookAtNext)), late(waited.signal)]);
    } finally {
      waited.abort();
    }
    return [...left];
  };
}
