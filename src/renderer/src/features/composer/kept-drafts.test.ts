import { expect, test } from 'vitest';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { DraftEvent, KeptDraft } from '../../../../shared/domain/draft';
import type { Bridge } from '../../bridge/bridge';
import { createKeptDrafts } from './kept-drafts';

const ID = '0193b0de-0000-7000-8000-000000000001';
const KEY = `draft:${ID}` as const;
const NEW_KEY = `draft:new:${ID}` as const;

/** Main, as far as drafts go: what it was told, and the way to tell the window. */
function main(emptied: () => void = () => undefined) {
  const told: unknown[] = [];
  const { promise: watching, resolve: tellWatching } = Promise.withResolvers<(event: DraftEvent) => void>();
  const drafts = {
    keep: async (draft: unknown) => void told.push(draft),
    takeOver: async (input: { drafts: readonly KeptDraft[] }) => {
      told.push(input.drafts);
      emptied();
    },
  };
  const client = { drafts } as unknown as ContractClient;
  const bridge: Bridge = {
    ask: async (request) => request(client),
    // Drafts are the only stream that is watched here.
    watch: async (_, onEvent) => tellWatching(onEvent as (event: DraftEvent) => void),
  };
  return { told, bridge, watching };
}

/** The browser's own storage: its keys are its properties. */
function browserStorage(items: Record<string, string>): Storage {
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, text: string) => void (items[key] = text),
  };
  return Object.setPrototypeOf(items, methods);
}

test('drafts of other windows are at hand once main has told them, and own ones never fall back', async () => {
  const { bridge, watching, told } = main();
  const kept = createKeptDrafts({ bridge, by: 'me', old: browserStorage({}) });
  const send = await watching;
  send({ type: 'all', drafts: [{ key: KEY, text: 'before' }] });
  await kept.loaded;
  const first = kept.get(KEY);
  kept.set(KEY, 'mine, newer');
  send({ type: 'changed', key: KEY, text: 'mine', by: 'me' });
  send({ type: 'changed', key: NEW_KEY, text: 'theirs', by: 'another' });
  expect([first, kept.get(KEY), kept.get(NEW_KEY), told]).toEqual([
    'before',
    'mine, newer',
    'theirs',
    [{ key: KEY, text: 'mine, newer', by: 'me' }],
  ]);
});

test('drafts of an earlier version go to main once, and what else was in that storage stays', async () => {
  const items: Record<string, string> = { theme: 'dark', [KEY]: 'older', 'draft:strange': 'x' };
  const empty = (): void => Object.keys(items).forEach((key) => delete items[key]);
  const [first, second] = [main(empty), main(empty)];
  for (const { bridge, watching } of [first, second]) {
    createKeptDrafts({ bridge, by: 'me', old: browserStorage(items) });
    await watching;
  }
  expect([first.told, second.told, items]).toEqual([
    [[{ key: KEY, text: 'older' }]],
    [],
    { theme: 'dark', 'drafts-moved': 'yes' },
  ]);
});

test('what main cuts out of drafts is not at hand any more, and the boxes are told', async () => {
  const { bridge, watching, told } = main();
  const kept = createKeptDrafts({ bridge, by: 'me', old: browserStorage({ 'drafts-moved': 'yes' }) });
  const cuts: unknown[] = [];
  kept.onCut((each) => cuts.push(each, kept.get(KEY)));
  const send = await watching;
  send({
    type: 'all',
    drafts: [
      { key: KEY, text: '> The trunk\n\nWhose?' },
      { key: NEW_KEY, text: '> The trunk' },
    ],
  });
  const made = [{ block: '> The trunk', left: '' }];
  send({ type: 'cut', cuts: made });
  expect([kept.get(KEY), kept.keys(), cuts, told]).toEqual(['Whose?', [KEY], [made, 'Whose?'], []]);
});
