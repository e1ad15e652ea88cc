import { expect, test } from 'vitest';
import { createDrafts } from './drafts';

function storage(limit: number) {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('each session has its own draft, and so has the window without one', () => {
  const kept = storage(100);
  const drafts = createDrafts(kept);
  drafts.write(null, 'new');
  drafts.write('a', 'of a');
  drafts.write('b', 'of b');
  drafts.write('b', '');
  expect([null, 'a', 'b'].map(drafts.read)).toEqual(['new', 'of a', '']);
  expect(kept.keys()).toEqual(['draft:new', 'draft:a']);
});

test('a draft too large for the storage is no failure', () => {
  const drafts = createDrafts(storage(3));
  drafts.write('a', 'large');
  expect(drafts.read('a')).toBe('');
});
