import { expect, test } from 'vitest';
import { createDrafts } from './drafts';

function storage(limit: number, kept = new Map<string, string>()) {
  return {
    entries: () => [...kept],
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** One window; `name` is the key of its new draft. */
function openWindow(kept: ReturnType<typeof storage>, name = 'draft:new:1') {
  const key = Promise.resolve(name);
  const drafts = createDrafts({ storage: kept, claimNewKey: () => key });
  return { ...drafts, claimed: () => key.then(() => undefined) };
}

test('each session has its own draft, and so has each window without one', async () => {
  const kept = storage(100);
  const [one, two] = [openWindow(kept, 'draft:new:1'), openWindow(kept, 'draft:new:2')];
  one.of(null).set('new');
  one.of('a').set('of a');
  one.of('b').set('of b');
  one.of('b').set('');
  two.of(null).set('another');
  await Promise.all([one.claimed(), two.claimed()]);
  one.flush();
  two.flush();
  expect(kept.entries()).toEqual([
    ['draft:new:1', 'new'],
    ['draft:a', 'of a'],
    ['draft:new:2', 'another'],
  ]);
});

test('a draft comes back when its window does, before what was typed meanwhile', async () => {
  const kept = storage(100, new Map([['draft:new:1', 'kept']]));
  const drafts = openWindow(kept);
  const draft = drafts.of(null);
  draft.set('typed');
  await drafts.claimed();
  expect(draft.get()).toBe('kept\n\ntyped');
});

test('a window that only shows a session leaves the draft that another one has there', () => {
  const kept = storage(100);
  const [writing, reading] = [openWindow(kept), openWindow(kept)];
  reading.of('a');
  writing.of('a').set('half a thought');
  writing.flush();
  reading.flush();
  expect(kept.entries()).toEqual([['draft:a', 'half a thought']]);
});

test('what another window left unsent in a session is found on coming back to it', () => {
  const kept = storage(100);
  const [one, two] = [openWindow(kept), openWindow(kept)];
  one.of('a');
  two.of('a').set('left here');
  two.flush();
  expect(one.of('a').get()).toBe('left here');
});

test('a new session that gets its id takes its draft along', async () => {
  const kept = storage(100);
  const drafts = openWindow(kept);
  const draft = drafts.of(null);
  await drafts.claimed();
  draft.set('typed meanwhile');
  drafts.flush();
  drafts.bind(draft, 'a');
  drafts.flush();
  expect([drafts.of('a') === draft, drafts.of(null).get(), kept.entries()]).toEqual([
    true,
    '',
    [['draft:a', 'typed meanwhile']],
  ]);
});

test('a draft too large for the storage is no failure', () => {
  const kept = storage(3);
  const drafts = openWindow(kept);
  drafts.of('a').set('large');
  drafts.flush();
  expect([drafts.of('a').get(), kept.entries()]).toEqual(['large', []]);
});

test('of a private session nothing is stored, before and after it has its id', async () => {
  const kept = storage(100);
  const drafts = openWindow(kept);
  drafts.of(null).set('plain');
  await drafts.claimed();
  const draft = drafts.of(null, true);
  draft.set('secret');
  drafts.flush();
  drafts.bind(draft, 'a');
  draft.set('more secrets');
  drafts.flush();
  expect([kept.entries(), drafts.of('a', true).get(), drafts.of(null).get(), drafts.of(null, true).get()]).toEqual([
    [['draft:new:1', 'plain']],
    'more secrets',
    'plain',
    '',
  ]);
});

test('what was stored of a session goes when it becomes private, and the text stays in the box', () => {
  const kept = storage(100);
  const drafts = openWindow(kept);
  const draft = drafts.of('a');
  draft.set('half a thought');
  drafts.flush();
  drafts.setPrivate(draft, true);
  drafts.flush();
  const whilePrivate = kept.entries();
  drafts.setPrivate(draft, false);
  drafts.flush();
  expect([whilePrivate, draft.get(), kept.entries()]).toEqual([[], 'half a thought', [['draft:a', 'half a thought']]]);
});

test('of a session that was deleted no draft is left', () => {
  const kept = storage(100);
  const drafts = openWindow(kept);
  drafts.of('a').set('stored');
  drafts.flush();
  drafts.of('a').set('not stored yet');
  drafts.forget('a');
  drafts.flush();
  expect([kept.entries(), drafts.of('a').get()]).toEqual([[], '']);
});
