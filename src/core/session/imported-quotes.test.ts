import { expect, test } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';
import { placeKey } from '../citations/said-places';
import { toSource } from '../sources/to-source';
import { demo } from '../testing/demo-source';
import { createMemoryLog } from '../testing/memory-log';
import { createImportedQuotes } from './imported-quotes';

const answer = (number: number): LecternMessage => ({
  id: `a${number}`,
  role: 'assistant',
  metadata: { parentId: null, createdAt: number },
  parts: [
    { type: 'text', text: '> Press the key. [1]' },
    { type: 'data-imported', data: true },
  ],
});

/** Quotes that are all found with one verdict, and what was done for that. */
function open(isVerbatim: boolean | null, vouched: ReadonlyArray<readonly [string, CitedPlace]> = []) {
  const sources = [toSource(demo, null)];
  const checked: string[] = [];
  const told: number[] = [];
  const quotes = createImportedQuotes({
    sessionId: 's',
    citations: {
      recheck: async (_sessionId, { id }) => {
        checked.push(id);
        const found = [{ text: 'Press the key.', n: 1, ns: [1], isVerbatim }];
        return { quotes: found, places: new Map(vouched), isWhole: isVerbatim !== null };
      },
    },
    sources: { list: async () => sources },
    onFound: () => told.push(checked.length),
    log: createMemoryLog(),
  });
  return { quotes, sources, checked, told };
}

test.each([
  [5, [5]],
  [20, [20]],
  [70, [20, 70]],
])('of %i answers windows are told after the first twenty and at the end', async (count, expected) => {
  const { quotes, told } = open(true);
  await quotes.check(Array.from({ length: count }, (_, at) => answer(at)));
  expect(told).toEqual(expected);
});

test('an answer without a verdict is checked again once the sources are others, one that has it is not', async () => {
  const checks = async (isVerbatim: boolean | null): Promise<readonly number[]> => {
    const { quotes, sources, checked } = open(isVerbatim);
    const counts: number[] = [];
    const check = async (): Promise<void> => {
      await quotes.check([answer(1)]);
      counts.push(checked.length);
    };
    await check();
    await check();
    sources.push(toSource({ ...demo, key: 'e'.repeat(64) }, null));
    await check();
    return counts;
  };
  expect([await checks(null), await checks(true)]).toEqual([
    [1, 1, 2],
    [1, 1, 1],
  ]);
});

test('its places are shown as sources here have them, and the others as nothing to rely on', async () => {
  const said: CitedPlace = {
    sourceKey: 'a'.repeat(64),
    sourceName: 'official \u202egpj.exe\n[x](https://example.org)',
    commit: 'deadbeef',
    path: 'docs/\u202ea.md',
    lines: [1, 1_000_000_000],
    blob: 'b'.repeat(40),
    address: 'https://example.org/official.git',
  };
  const here: CitedPlace = {
    ...said,
    sourceName: 'demo',
    commit: 'c'.repeat(40),
    lines: [1, 3],
    address: demo.address,
  };
  const other = { ...said, path: 'docs/other.md' };
  const input = { query: 'key' };
  const message: LecternMessage = {
    ...answer(1),
    parts: [
      {
        type: 'tool-search_docs',
        toolCallId: 's',
        state: 'output-available',
        input,
        output: {
          passages: [said, other].map((place, at) => ({
            ...place,
            n: at + 1,
            trail: ['Official \u202eno'],
            text: 'T',
          })),
          searched: [],
        },
      },
      { type: 'data-citation', data: { n: 1, ...said } },
      { type: 'data-citation', data: { n: 2, ...other } },
      { type: 'data-imported', data: true },
    ],
  };
  const own: LecternMessage = { ...message, id: 'own', parts: message.parts.slice(0, 3) };
  const { quotes } = open(true, [[placeKey(said), here]]);
  const placesIn = ([shown]: readonly LecternMessage[]) =>
    shown?.parts.flatMap((part) => {
      if (part.type === 'data-citation') return [part.data];
      const isSearch = part.type === 'tool-search_docs' && part.state === 'output-available';
      return isSearch ? part.output.passages.map(({ text: _text, ...place }) => place) : [];
    });
  const before = placesIn(quotes.shown([message]));
  await quotes.check([message]);
  const { address: _, ...rest } = said;
  const unchecked = { ...rest, sourceName: 'official gpj.exe [x](https://example.org)', isUnchecked: true };
  const [first, second] = [
    { ...unchecked, n: 1, path: 'docs/ a.md' },
    { ...unchecked, n: 2, path: 'docs/other.md' },
  ];
  // No heading of the file stands beside it.
  const bare = (place: object) => ({ ...place, trail: [] });
  expect([before, placesIn(quotes.shown([message])), quotes.shown([own])]).toEqual([
    [bare(first), bare(second), first, second],
    [bare({ ...here, n: 1 }), bare(second), { ...here, n: 1 }, second],
    [own],
  ]);
});
