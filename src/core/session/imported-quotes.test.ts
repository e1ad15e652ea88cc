import { expect, test } from 'vitest';
import type { CheckedQuote, LecternMessage } from '../../shared/chat/message';
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
function open(isVerbatim: boolean | null) {
  const sources = [toSource(demo, null)];
  const checked: string[] = [];
  const told: number[] = [];
  const quotes = createImportedQuotes({
    sessionId: 's',
    citations: {
      recheck: async (_sessionId, { id }): Promise<readonly CheckedQuote[]> => {
        checked.push(id);
        return [{ text: 'Press the key.', n: 1, ns: [1], isVerbatim }];
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
