import { describe, expect, it } from 'vitest';
import type { StoredSource } from '../ports';
import { demo } from '../testing/demo-source';
import { createFollowFolders } from './follow-folders';
import type { RunningUpdate } from './run-update';
import type { SourceUpdates } from './source-updates';

/** Folders by name with their number of files; a look ends when it is told to. */
function openFolders(files: Readonly<Record<string, number>>, change: Partial<StoredSource> = {}) {
  const sources = Object.entries(files).map(([name, count]): StoredSource => {
    return { ...demo, kind: 'folder', key: name, name, files: count, ...change };
  });
  const looks = new Map<string, PromiseWithResolvers<void>>();
  const started: string[] = [];
  const changed = new EventTarget();
  const updates: SourceUpdates = {
    start({ key }, options) {
      if (options?.isWaitedFor !== true) throw new Error('a search waits for it');
      const look = Promise.withResolvers<void>();
      looks.set(key, look);
      started.push(key);
      changed.dispatchEvent(new Event(key));
      const { promise } = look;
      const progress = { step: 'reading' as const, done: 0, total: 0 };
      return {
        progress,
        searchable: promise,
        done: promise,
        isKept: false,
        readAnew: () => null,
        stop: () => undefined,
      } satisfies RunningUpdate;
    },
    get: () => undefined,
    isClosing: () => false,
    close: async () => undefined,
  };
  const late = Promise.withResolvers<void>();
  const follow = createFollowFolders({
    find: (key) => sources.find((source) => source.key === key),
    isLeaving: (key) => key === 'leaving',
    updates,
    late: () => late.promise,
  });
  return {
    started,
    followed: follow(Object.keys(files)),
    end: (key: string) => looks.get(key)?.resolve(),
    isLate: late.resolve,
    begun: (key: string) => new Promise((resolve) => changed.addEventListener(key, resolve, { once: true })),
  };
}

describe('folders are looked at again before a search', () => {
  it('two at a time, the smallest first', async () => {
    const { started, followed, end, begun } = openFolders({ large: 900, small: 1, larger: 1_000, middle: 30 });
    expect(started).toEqual(['small', 'middle']);
    const next = begun('large');
    end('middle');
    await next;
    expect(started).toEqual(['small', 'middle', 'large']);
    const last = begun('larger');
    for (const key of ['small', 'large']) end(key);
    await last;
    end('larger');
    expect(await followed).toEqual([]);
  });

  it('for no longer than a search waits, and what is late is told and looked at all the same', async () => {
    const { started, followed, end, isLate, begun } = openFolders({ large: 900, small: 1, larger: 1_000 });
    const next = begun('larger');
    end('small');
    await next;
    isLate();
    expect(await followed).toEqual(['large', 'larger']);
    expect(started).toEqual(['small', 'large', 'larger']);
  });

  it.each([
    ['at a ref', { ref: 'v1' }],
    ['that are no folders', { kind: 'repository' }],
    ['that could not be read', { state: 'failed' }],
  ] as const)('but not those %s', async (_, change) => {
    const { started, followed } = openFolders({ a: 1, b: 2 }, change);
    expect([await followed, started]).toEqual([[], []]);
  });

  it('but not one that is being removed', async () => {
    const { started, followed } = openFolders({ leaving: 1 });
    expect([await followed, started]).toEqual([[], []]);
  });
});
