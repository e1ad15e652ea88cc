import { createClient } from '@libsql/client/sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createIndexRows } from './index-rows';
import { createMessageTable, messageOfPiece, pieceOf } from './message-table';
import { traitsOf } from './message-traits';
import { saidThen } from './said-then';

/** Messages of the user, told one after the other. */
async function telling(texts: readonly string[]) {
  const client = createClient({ url: ':memory:', concurrency: 1 });
  onTestFinished(() => client.close());
  await createIndexRows(client);
  const table = createMessageTable();
  const of = { sessionId: 's', resourceId: 'local', role: 'user', modelId: null, pieces: 1 } as const;
  for (const [number, text] of texts.entries()) {
    const sql = 'INSERT INTO memory_text (rowid, text, parts) VALUES (?, ?, ?)';
    await client.execute({ sql, args: [pieceOf(number, 0), text, ''] });
    table.add({ ...of, ...traitsOf(text), number, messageId: `m${number}`, createdAt: number });
  }
  const read: number[] = [];
  const execute = client.execute.bind(client);
  vi.spyOn(client, 'execute').mockImplementation(async (statement) => {
    const result = await execute(statement);
    read.push(...result.rows.map(({ piece }) => messageOfPiece(Number(piece))));
    return result;
  });
  return { client, table, read };
}

const all = { from: 0, to: 1_000 };
const isOpen = (): boolean => true;

test('what was said in a time is read no further than it is kept', async () => {
  const { read, ...index } = await telling(Array.from({ length: 150 }, (_, at) => `The loom has ${at} threads.`));
  expect([await saidThen(index, all, 'told', isOpen), Math.min(...read) > 120]).toEqual([
    Array.from({ length: 11 }, (_, at) => 149 - at),
    true,
  ]);
});

test('what says the same, however often, takes no place of what was said before', async () => {
  const index = await telling(['The loom has 8 threads.', ...Array.from({ length: 60 }, () => 'The mill is shut.')]);
  expect(await saidThen(index, all, 'told', isOpen)).toEqual([60, 0]);
});
