import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/** True of the row of `files` at or below `:below`. A range, not a pattern: `0` is the character after `/`. */
export const IS_BELOW = `(files.path = :below OR (files.path > :below || '/' AND files.path < :below || '0'))`;

/** What of the sources is at or below a path. */
export interface BelowPath {
  hasFile(id: number): boolean;
  hasPassage(id: number): boolean;
}

/** Reads what is at or below a path of the sources; without one, all is. */
export async function readBelow(
  client: Client,
  sourceIds: readonly number[],
  path: string | undefined,
): Promise<BelowPath> {
  if (path === undefined) return { hasFile: () => true, hasPassage: () => true };
  const ids = async (column: string, tables: string): Promise<ReadonlySet<number>> => {
    // One row of JSON: many rows would take long to be made.
    const { rows } = await client.execute({
      sql: `SELECT json_group_array(${column}) AS ids FROM ${tables}
            WHERE files.source_id IN (SELECT value FROM json_each(:sources)) AND files.state = 'live' AND ${IS_BELOW}`,
      args: { sources: JSON.stringify(sourceIds), below: path },
    });
    return new Set(JSON.parse(columnText(rows[0]?.ids)) as number[]);
  };
  const files = await ids('files.id', 'files');
  const passages = await ids('passages.id', 'files JOIN passages ON passages.file_id = files.id');
  return { hasFile: (id) => files.has(id), hasPassage: (id) => passages.has(id) };
}
