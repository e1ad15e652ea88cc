import { createClient } from '@libsql/client/sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createVocabulary } from './find/vocabulary';
import { createIndexRows } from './index-rows';
import { createMessageTable, pieceOf } from './message-table';
import { traitsOf } from './message-traits';
import { weighWords } from './message-words';

/** So many messages with the word `boat` that it is a common one, and two that also tell something else. */
async function commonBoats() {
  const client = createClient({ url: ':memory:', concurrency: 1 });
  onTestFinished(() => client.close());
  await createIndexRows(client);
  const table = createMessageTable();
  const of = { sessionId: 's', resourceId: 'local', role: 'user', modelId: null, pieces: 1, createdAt: 1 } as const;
  const add = (number: number, text: string) =>
    table.add({ ...of, ...traitsOf(text), number, messageId: `m${number}` });
  await client.execute({
    sql: `WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 5100)
          INSERT INTO memory_text (rowid, text, parts) SELECT CAST(i * ? AS INTEGER), 'a boat', '' FROM n`,
    args: [pieceOf(1, 0)],
  });
  for (let number = 3; number <= 5_100; number += 1) add(number, 'a boat');
  for (const [number, text] of [
    [1, 'the boat is called Ludmila'],
    [2, 'the heron nests'],
  ] as const) {
    const sql = 'INSERT INTO memory_text (rowid, text, parts) VALUES (?, ?, ?)';
    await client.execute({ sql, args: [pieceOf(number, 0), text, ''] });
    add(number, text);
  }
  return { client, table, vocabulary: createVocabulary(client, async () => undefined) };
}

const weighed = ({ scores }: { readonly scores: Float32Array }): readonly number[] =>
  [...scores.keys()].filter((number) => (scores[number] ?? 0) > 0);

test('a word that nearly all messages have counts only where nothing else was asked, the first time and later', async () => {
  const index = await commonBoats();
  const ask = async (prompt: string) => weighed(await weighWords(index, prompt));
  const beside = await ask('boat Ludmila');
  const alone = await ask('boat');
  expect([beside, await ask('Ludmila boat'), alone.length > 4_000, await ask('boat')]).toEqual([[1], [1], true, alone]);
});

test('parts are looked for in a compound, and not in a run of letters that is none', async () => {
  const index = await commonBoats();
  const lookedFor = async (prompt: string): Promise<number> => {
    let count = 0;
    const has = (word: string): boolean => {
      count += 1;
      return index.vocabulary.has(word);
    };
    await weighWords({ ...index, vocabulary: { ...index.vocabulary, has } }, prompt);
    return count;
  };
  const asked = 'Warum ist das ungültig?';
  const less = await lookedFor(asked);
  const compound = await lookedFor(`${asked} Donaudampfschifffahrtsgesellschaft`);
  expect([compound > less, await lookedFor(`${asked} ${'beefcafe'.repeat(50)}`)]).toEqual([true, less]);
});

test('words that are long in being read keep no question waiting: it goes by what there is', async () => {
  const index = await commonBoats();
  const vocabulary = { ...index.vocabulary, load: () => new Promise<void>(() => undefined) };
  const found = weighed(await weighWords({ ...index, vocabulary }, 'Wie heißt das Boot, ist es die Ludmila?'));
  expect(found).toEqual([1]);
});
