import { expect, test } from 'vitest';
import type { DraftCut, DraftKey } from '../../../../shared/domain/draft';
import { createDrafts } from './drafts';
import type { KeptDrafts } from './kept-drafts';

/** What main keeps; `load` is its first answer. */
function keeper(before: readonly (readonly [DraftKey, string])[] = []) {
  const texts = new Map(before);
  const { promise: loaded, resolve: load } = Promise.withResolvers<void>();
  let isLoaded = false;
  let cut: (cuts: readonly DraftCut[]) => void = () => undefined;
  return {
    loaded,
    load: async () => {
      isLoaded = true;
      load();
      await loaded;
    },
    entries: () => [...texts],
    keys: () => [...texts.keys()],
    get: (key: DraftKey) => (isLoaded ? (texts.get(key) ?? '') : ''),
    set: (key: DraftKey, text: string) => void (text === '' ? texts.delete(key) : texts.set(key, text)),
    onCut: (listener: (cuts: readonly DraftCut[]) => void) => void (cut = listener),
    cut: (cuts: readonly DraftCut[]) => cut(cuts),
  };
}

async function loadedKeeper(before: readonly (readonly [DraftKey, string])[] = []) {
  const kept = keeper(before);
  await kept.load();
  return kept;
}

/** One window; `name` is the key of its new draft. */
async function openWindow(kept: KeptDrafts, name: DraftKey = 'draft:new:1') {
  const key = kept.loaded.then(() => name);
  const drafts = createDrafts({ kept, claimNewKey: () => key });
  return { ...drafts, claimed: () => key.then(() => undefined) };
}

test('each session has its own draft, and so has each window without one', async () => {
  const kept = await loadedKeeper();
  const [one, two] = [await openWindow(kept, 'draft:new:1'), await openWindow(kept, 'draft:new:2')];
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
  const kept = await loadedKeeper([['draft:new:1', 'kept']]);
  const drafts = await openWindow(kept);
  const draft = drafts.of(null);
  draft.set('typed');
  await drafts.claimed();
  expect(draft.get()).toBe('kept\n\ntyped');
});

test('a window that only shows a session leaves the draft that another one has there', async () => {
  const kept = await loadedKeeper();
  const [writing, reading] = [await openWindow(kept), await openWindow(kept)];
  reading.of('a');
  writing.of('a').set('half a thought');
  writing.flush();
  reading.flush();
  expect(kept.entries()).toEqual([['draft:a', 'half a thought']]);
});

test('what another window left unsent in a session is found on coming back to it', async () => {
  const kept = await loadedKeeper();
  const [one, two] = [await openWindow(kept), await openWindow(kept)];
  one.of('a');
  two.of('a').set('left here');
  two.flush();
  expect(one.of('a').get()).toBe('left here');
});

test('a new session that gets its id takes its draft along', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
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

test('what is typed before the kept drafts have come is put behind them, and writes over none', async () => {
  const kept = keeper([['draft:a', 'kept']]);
  const drafts = await openWindow(kept);
  const draft = drafts.of('a');
  draft.set('typed');
  drafts.flush();
  const early = kept.entries();
  await kept.load();
  expect([early, draft.get(), kept.entries()]).toEqual([
    [['draft:a', 'kept']],
    'kept\n\ntyped',
    [['draft:a', 'kept\n\ntyped']],
  ]);
});

test('of a private session nothing is stored, before and after it has its id', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
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

test('what was stored of a session goes when it becomes private, and the text stays in the box', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
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

test('of a session that was deleted no draft is left', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
  drafts.of('a').set('stored');
  drafts.flush();
  drafts.of('a').set('not stored yet');
  drafts.forget('a');
  drafts.flush();
  expect([kept.entries(), drafts.of('a').get()]).toEqual([[], '']);
});

test('what is forgotten leaves the boxes in which it was quoted, private ones too, and what was typed stays', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
  const boxes = [drafts.of('a'), drafts.of('b', true), drafts.of(null, true), drafts.of('c')];
  for (const box of boxes) box.set('> The trunk\n\nWhose is it?');
  boxes[3]?.set('The trunk');
  kept.cut(['> The trunk', 'The trunk'].map((block) => ({ block, left: '' })));
  drafts.flush();
  expect([boxes.map((box) => box.get()), kept.entries()]).toEqual([
    ['Whose is it?', 'Whose is it?', 'Whose is it?', ''],
    [['draft:a', 'Whose is it?']],
  ]);
});

test('what goes from one draft stays in the boxes of others', async () => {
  const kept = await loadedKeeper();
  const drafts = await openWindow(kept);
  const boxes = [drafts.of('a'), drafts.of('b'), drafts.of(null), drafts.of(null, true)];
  for (const box of boxes) box.set('yes');
  kept.cut([{ key: 'draft:a', block: 'yes', left: '' }]);
  expect(boxes.map((box) => box.get())).toEqual(['', 'yes', 'yes', 'yes']);
});
