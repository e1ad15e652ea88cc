import { createClient, type Client, type InStatement } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { conversation } from '../testing/messages';
import { createEmbeddedMessages } from './embedded-messages';
import { toRow } from './message-rows';

async function setUp() {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  const plans: unknown[] = [];
  /** The client, which also tells how SQLite finds the rows of each statement. */
  const explaining: Pick<Client, 'batch' | 'execute'> = {
    batch: (statements, mode) => client.batch(statements, mode),
    async execute(statement: InStatement | string) {
      const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
      const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      plans.push(...rows.map((row) => row.detail));
      return client.execute({ sql, args });
    },
  };
  const [first, second] = conversation('a', 'b').map((message) => toRow(message, 'thread', 'local', 1));
  if (first === undefined || second === undefined) throw new Error('no messages');
  return { embedded: await createEmbeddedMessages(explaining), plans, first, second };
}

test('a message is missing until the embedder in use has embedded it', async () => {
  const { embedded, first, second } = await setUp();
  const missing = () => embedded.missing([first.id, second.id], 'new');
  await embedded.mark(first, 'old');
  const before = await missing();
  await embedded.mark(first, 'new');
  const after = await missing();
  await embedded.removeThread('thread');
  expect([before, after, await missing()]).toEqual([[first.id, second.id], [second.id], [first.id, second.id]]);
});

test('what is missing is looked up one by one, however many messages there are', async () => {
  const { embedded, plans, first } = await setUp();
  await embedded.missing([first.id], 'any');
  expect(plans).toContainEqual(expect.stringContaining('SEARCH embedded_messages USING PRIMARY KEY'));
  expect(plans).not.toContainEqual(expect.stringContaining('SCAN embedded_messages'));
});
