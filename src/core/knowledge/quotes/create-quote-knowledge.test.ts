import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { packText } from '../index/pack-text';
import { createPriority } from '../priority';
import type { CheckQuotesInput } from '../quote-knowledge';
import { createQuoteKnowledge } from './create-quote-knowledge';

const place = (blob: string): CitedPlace => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path: 'a.md',
  lines: [1, 1],
  blob,
});
const places = new Map([
  [1, place('kept')],
  [2, place('gone')],
]);

async function answering(text: string): Promise<CheckQuotesInput> {
  return {
    texts: [text],
    ground: { places, shown: new Map(), given: [], grounding: 'own' as const },
    files: new Map([['kept', await packText('The heron is grey.\r\n')]]),
  };
}

test('quotes are checked in the files that come along; of one that does not nothing is claimed', async () => {
  const quotes = createQuoteKnowledge({ priority: createPriority() });
  const text = '> The heron is grey. [1]\n\n> The heron is white. [1]\n\n> The heron is grey. [2]';
  expect(await quotes.check(await answering(text))).toEqual([
    { text: 'The heron is grey.', n: 1, ns: [1], isVerbatim: true },
    { text: 'The heron is white.', n: 1, ns: [1], isVerbatim: false },
    { text: 'The heron is grey.', n: 2, ns: [2], isVerbatim: null },
  ]);
});

test('bulk work waits until the quotes of an answer are checked', async () => {
  const priority = createPriority();
  const input = await answering('> The heron is grey. [1]');
  const order: string[] = [];
  await Promise.all([
    createQuoteKnowledge({ priority })
      .check(input)
      .then(() => order.push('checked')),
    priority
      .pause()
      .then(() => setImmediate())
      .then(() => order.push('bulk')),
  ]);
  expect(order).toEqual(['checked', 'bulk']);
});
