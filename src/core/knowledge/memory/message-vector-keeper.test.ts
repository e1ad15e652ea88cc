import { createClient } from '@libsql/client/sqlite3';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import { createSerialQueue } from '../../serial-queue';
import { createPriority } from '../priority';
import { conversation } from '../testing/messages';
import { createWordEmbedder } from '../testing/word-embedder';
import { createMessageIndex } from './message-index';
import { toRow } from './message-rows';
import { createMessageVectorKeeper } from './message-vector-keeper';

test('vectors for another embedder are made only while nobody waits for an answer', async () => {
  const client = createClient({ url: ':memory:', concurrency: 1 });
  onTestFinished(() => client.close());
  const priority = createPriority();
  const words = createWordEmbedder();
  const index = await createMessageIndex({
    client,
    embedder: async () => words,
    priority,
    writes: createSerialQueue(),
    indexable: async (ids) => new Set(ids),
  });
  const said = conversation('the heron nests in the alder', 'noted', 'gears mesh by their teeth');
  await index.addWords(said.map((message, at) => toRow(message, 's', RESOURCE_ID, at)));
  const keeper = createMessageVectorKeeper({ index, priority });
  const other = createWordEmbedder(32);
  const embedded: string[] = [];
  const first = Promise.withResolvers<void>();
  const wanted = {
    ...other,
    async embed(text: string) {
      embedded.push(text);
      first.resolve();
      return other.embed(text);
    },
  };

  const built = keeper.build(wanted, { signal: new AbortController().signal, onText: () => undefined });
  await first.promise;
  const answer = Promise.withResolvers<void>();
  const call = priority.interactive(() => answer.promise);
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  const meanwhile = embedded.length;
  answer.resolve();
  await Promise.all([call, built]);
  expect([meanwhile, embedded, await keeper.missing(wanted)]).toEqual([1, said.map(({ parts }) => textOf(parts)), 0]);
});

function textOf(parts: readonly { readonly type: string; readonly text?: unknown }[]): unknown {
  return parts.find(({ type }) => type === 'text')?.text;
}

test('of a very long message the model is given the end too', async () => {
  const client = createClient({ url: ':memory:', concurrency: 1 });
  onTestFinished(() => client.close());
  const embedded: string[] = [];
  const words = createWordEmbedder();
  const index = await createMessageIndex({
    client,
    embedder: async () => ({ ...words, embed: (text) => (embedded.push(text), words.embed(text)) }),
    priority: createPriority(),
    writes: createSerialQueue(),
    indexable: async (ids) => new Set(ids),
  });
  const said = conversation(`${'word '.repeat(60_000)}The badge is with Ottilie.`);
  await index.add(said.map((message, at) => toRow(message, 's', RESOURCE_ID, at)));
  expect(embedded.at(-1)).toMatch(/The badge is with Ottilie\.$/);
});
