import { createClient } from '@libsql/client/sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { shownLanguage } from '../../../shared/text/shown-language';
import { createPriority } from '../priority';
import { readImported } from './imported-threads';

const idOf = (time: string, name: number): string => `${time}-7${String(name).padStart(3, '0')}-8000-000000000000`;
const EARLY = '01234567-0000';
const LATE = '01999999-0000';

test('a conversation is found by its name among all threads, which are read once, and what is added is found too', async () => {
  const client = createClient({ url: ':memory:' });
  await client.batch([
    'CREATE TABLE mastra_threads (id TEXT NOT NULL PRIMARY KEY)',
    'CREATE TABLE mastra_messages (id TEXT NOT NULL PRIMARY KEY, thread_id TEXT NOT NULL)',
    {
      sql: `WITH RECURSIVE n(name) AS (SELECT 0 UNION ALL SELECT name + 1 FROM n WHERE name < 2499)
            INSERT INTO mastra_threads SELECT ? || '-7' || printf('%03d', name) || '-8000-000000000000' FROM n`,
      args: [EARLY],
    },
    { sql: 'INSERT INTO mastra_threads VALUES (?)', args: [idOf(LATE, 7)] },
    { sql: "INSERT INTO mastra_messages VALUES ('m', ?)", args: [idOf(EARLY, 2300)] },
  ]);
  const imported = await readImported(client, createPriority());
  // From here on no list of threads is read: what is asked is told by ids alone.
  await client.execute('DROP TABLE mastra_threads');
  const unknown = await imported.find(idOf(LATE, 2500));
  imported.add(idOf(EARLY, 2500));
  expect([
    await imported.find(idOf(LATE, 2300)),
    (await imported.find(idOf(EARLY, 7)))?.id,
    (await imported.find(idOf(LATE, 7)))?.id,
    unknown,
    (await imported.find(idOf(LATE, 2500)))?.id,
  ]).toEqual([{ id: idOf(EARLY, 2300), messageIds: ['m'] }, idOf(EARLY, 7), idOf(LATE, 7), null, idOf(EARLY, 2500)]);
});

test('what was forgotten of a message counts as forgotten in another language too', async () => {
  const client = createClient({ url: ':memory:' });
  const threadId = idOf(EARLY, 1);
  const message = (id: string, text: string) => ({
    id,
    role: 'user' as const,
    parts: [{ type: 'text' as const, text }],
  });
  await client.batch([
    'CREATE TABLE mastra_threads (id TEXT NOT NULL PRIMARY KEY)',
    'CREATE TABLE mastra_messages (id TEXT NOT NULL PRIMARY KEY, thread_id TEXT, role TEXT, content TEXT)',
    ...[message('cut', '> Forgotten\nAnd now?'), message('whole', 'Petra spits.')].map(({ id, role, parts }) => ({
      sql: 'INSERT INTO mastra_messages VALUES (?, ?, ?, ?)',
      args: [id, threadId, role, JSON.stringify({ parts })],
    })),
  ]);
  const imported = await readImported(client, createPriority());
  imported.add(threadId);
  shownLanguage.set('de');
  onTestFinished(() => shownLanguage.set('en'));
  const saysOtherwise = (id: string) => imported.saysOtherwise(threadId, [message(id, '> Otto spits.\nAnd now?')]);
  expect([await saysOtherwise('cut'), await saysOtherwise('whole')]).toEqual([false, true]);
});
