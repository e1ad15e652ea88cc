import { createClient } from '@libsql/client/sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { weighMeaning } from './message-meaning';
import { createMessageTable, pieceOf } from './message-table';
import { traitsOf } from './message-traits';
import { openVectorSet } from './vector-set';

test('the nearest are told apart by their own vectors, not by the rough ones in memory, and by their best piece', async () => {
  const client = createClient({ url: ':memory:', concurrency: 1 });
  onTestFinished(() => client.close());
  const table = createMessageTable();
  const set = await openVectorSet(client, { id: 'test', dimension: 3 }, async () => undefined);
  const add = async (number: number, vectors: ReadonlyArray<readonly number[]>): Promise<void> => {
    const of = { sessionId: 's', resourceId: 'local', role: 'user', modelId: null, createdAt: number } as const;
    table.add({ ...of, ...traitsOf('said'), number, messageId: `m${number}`, pieces: vectors.length });
    for (const [place, values] of vectors.entries()) {
      const piece = pieceOf(number, place);
      await client.execute(set.toInsert(piece, Float32Array.from(values)));
      set.added(piece, Float32Array.from(values));
    }
  };
  await add(0, [[1, 0.02, 0]]);
  await add(1, [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ]);
  await add(2, [[1, 0.01, 0]]);
  const found = await weighMeaning(table, set, Float32Array.from([1, 0, 0]), () => true);
  const order = [0, 1, 2].toSorted((a, b) => (found?.best[b] ?? 0) - (found?.best[a] ?? 0));
  expect([order, found?.pieces.get(1)]).toEqual([[1, 2, 0], 1]);
});
