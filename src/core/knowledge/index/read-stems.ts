import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/** Stems that are read in one go: an index may have hundreds of thousands that begin with the same letter. */
export const STEMS_AT_ONCE = 1_000;

/** The stems of full text that go on after a first letter, in pages; `turn` is awaited after each. */
export async function readStems(
  client: Client,
  letter: string,
  turn: () => Promise<void>,
): Promise<readonly (readonly string[])[]> {
  const end = String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1);
  const pages: (readonly string[])[] = [];
  for (let after = letter; ; after = pages.at(-1)?.at(-1) ?? end) {
    const page = await readPage(client, after, end);
    pages.push(page);
    await turn();
    if (page.length < STEMS_AT_ONCE) return pages;
  }
}

async function readPage(client: Client, after: string, end: string): Promise<readonly string[]> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(term) AS terms FROM
          (SELECT term FROM passages_stems WHERE term > ? AND term < ? ORDER BY term LIMIT ${STEMS_AT_ONCE})`,
    args: [after, end],
  });
  // Made by the statement above.
  return JSON.parse(columnText(rows[0]?.terms)) as readonly string[];
}
