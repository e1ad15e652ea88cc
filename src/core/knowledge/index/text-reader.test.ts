import { createClient, type Client } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { INDEX_SCHEMA } from './index-schema';
import { packText } from './pack-text';
import { createTextReader } from './text-reader';

async function openFiles(): Promise<{
  client: Client;
  write(id: number, text: string): Promise<void>;
}> {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.migrate([...INDEX_SCHEMA]);
  await client.execute("INSERT INTO sources (id, key, name) VALUES (1, 'birds', 'birds')");
  return {
    client,
    async write(id, text) {
      await client.execute({
        sql: `INSERT OR REPLACE INTO files (id, source_id, path, blob, title, content, is_edited, state)
              VALUES (?, 1, 'heron.md', '', '', ?, 0, 'live')`,
        args: [id, await packText(text)],
      });
    },
  };
}

const whole = (fileId: number) => ({ fileId, start: 0, size: 5, path: 'heron.md' });

test('a file is read from the index once, until it is forgotten', async () => {
  const { client, write } = await openFiles();
  const texts = createTextReader(client);
  await write(1, 'first text');
  expect(await texts.read(whole(1))).toBe('first');
  expect(await texts.show(whole(1))).toBe('first');

  await write(1, 'other text');
  expect(await texts.read(whole(1))).toBe('first');
  texts.forget();
  expect(await texts.read(whole(1))).toBe('other');
  expect(await texts.show(whole(1))).toBe('other');
});

test('what was being read when all was forgotten is not kept', async () => {
  const { client, write } = await openFiles();
  const texts = createTextReader(client);
  await write(1, 'first text');
  const reading = texts.read(whole(1));
  texts.forget();
  await reading;

  await write(1, 'other text');
  expect(await texts.read(whole(1))).toBe('other');
});

test('what was read longest ago gives way, and what was read again stays', async () => {
  const { client, write } = await openFiles();
  const texts = createTextReader(client);
  const long = (word: string): string => word.padEnd(1_500_000, ' ');
  for (const [id, word] of ['first', 'again', 'third'].entries()) await write(id, long(word));
  await texts.read(whole(0));
  await texts.read(whole(1));
  await texts.read(whole(0));
  await texts.read(whole(2));

  for (const id of [0, 1, 2]) await write(id, 'other');
  expect(await texts.read(whole(0))).toBe('first');
  expect(await texts.read(whole(2))).toBe('third');
  expect(await texts.read(whole(1))).toBe('other');
});
