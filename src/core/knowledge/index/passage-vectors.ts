import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { Embedder } from '../embedding/embedder';
import { indexName } from '../embedding/index-name';

const KIND = 'passage_vectors';

/** Name of the table of an embedder's vectors of passages, in 8 bits a dimension. */
export function vectorTableName(embedder: Embedder): string {
  return indexName(KIND, embedder);
}

export async function makeVectorTable(client: Client, name: string): Promise<void> {
  await client.execute(
    `CREATE TABLE IF NOT EXISTS ${name} (passage_id INTEGER PRIMARY KEY REFERENCES passages (id), vector BLOB NOT NULL)`,
  );
}

/** The tables of all embedders. */
export async function vectorTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${KIND}_*'`,
  );
  return rows.map((row) => columnText(row.name));
}
