import { expect, test } from 'vitest';
import type { Source } from '../../../../shared/domain/source';
import { makeSource } from '../../../../shared/testing/make-source';
import { awaitedSource } from './awaited-source';
import type { SearchPart } from './part-groups';

const call = { type: 'tool-search_docs', toolCallId: 'c' } as const;
const address = 'https://docs.example/lamps';
const waiting: SearchPart = { ...call, state: 'input-available', input: { query: 'lamp', source: address } };
const asked = { toolCallId: 'c', address, ref: null, host: null };

const fetched = (given: Partial<Source> = {}): Source =>
  makeSource({
    address,
    name: 'lamps',
    state: 'working',
    progress: { step: 'fetching', done: 3, total: 9 },
    sessionId: 's',
    ...given,
  });

test('a search waits for what it asked to have fetched, until that can be searched', () => {
  const sources = [
    fetched({ address: 'https://docs.example/other' }),
    fetched({ ref: 'v1', sessionId: null }),
    fetched({ state: 'ready', progress: null }),
    fetched({ progress: { step: 'embedding', done: 1, total: 9 } }),
    fetched(),
    fetched({ sessionId: null }),
  ];
  const found = sources.map((source) => awaitedSource({ part: waiting, asked, sessionId: 's' }, [source]) !== null);
  expect(found).toEqual([false, false, false, false, true, true]);
});

test('where nobody had to be asked, it is what its session has fetched, or what it names', () => {
  const sources = [
    fetched({ address: 'x' }),
    fetched({ sessionId: null }),
    fetched({ address: 'x', sessionId: 'other' }),
  ];
  const found = sources.map(
    (source) => awaitedSource({ part: waiting, asked: null, sessionId: 's' }, [source]) !== null,
  );
  expect(found).toEqual([true, true, false]);
});

test('a search of all sources, or one that is over, waits for none', () => {
  const output = { passages: [], searched: [] };
  const parts: readonly SearchPart[] = [
    { ...waiting, input: { query: 'lamp' } },
    { ...call, state: 'output-available', input: waiting.input, output },
    { ...call, state: 'output-error', input: waiting.input, errorText: 'x' },
  ];
  expect(parts.map((part) => awaitedSource({ part, asked, sessionId: 's' }, [fetched()]))).toEqual([null, null, null]);
});
