import { expect, test } from 'vitest';
import type { DraftKey } from '../../../../shared/domain/draft';
import { claimNewKey, type Locks } from './claim-new-key';

function storage(kept: readonly (readonly [string, string])[] = []) {
  const items = new Map(kept);
  return {
    loaded: Promise.resolve(),
    // Whatever the test says they are called.
    keys: () => [...items.keys()] as DraftKey[],
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

/** The browser's locks, as far as they are used; `free` is what the end of a page does. */
function browserLocks() {
  const held = new Set<string>();
  const locks: Locks = {
    request: async (name, _options, granted) => {
      const isFree = !held.has(name);
      held.add(name);
      return granted(isFree ? {} : null);
    },
  };
  return { locks, free: (name: string) => held.delete(name) };
}

test('two open windows have keys of their own, and a reload keeps the one of its window', async () => {
  const [shared, own] = [storage(), storage()];
  const { locks } = browserLocks();
  const first = await claimNewKey({ storage: shared, session: own, locks, newId: () => '1' });
  shared.setItem(first, 'unsent');
  const second = await claimNewKey({ storage: shared, session: storage(), locks, newId: () => '2' });
  const reloaded = await claimNewKey({ storage: shared, session: own, locks, newId: () => '3' });
  expect([first, second, reloaded]).toEqual(['draft:new:1', 'draft:new:2', 'draft:new:1']);
});

test('after a restart each window takes over what one left that is gone', async () => {
  const shared = storage([
    ['theme', 'dark'],
    ['draft:new:1', 'one'],
    ['draft:new:2', 'two'],
  ]);
  const { locks } = browserLocks();
  const claim = (id: string) => claimNewKey({ storage: shared, session: storage(), locks, newId: () => id });
  expect(await Promise.all([claim('3'), claim('4'), claim('5')])).toEqual([
    'draft:new:1',
    'draft:new:2',
    'draft:new:5',
  ]);
});

test('a window is not kept from its draft by locks that fail', async () => {
  const locks: Locks = { request: () => Promise.reject(new Error('no locks here')) };
  expect(await claimNewKey({ storage: storage(), session: storage(), locks, newId: () => '1' })).toBe('draft:new:1');
});
