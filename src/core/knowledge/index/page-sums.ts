import type { Client } from '@libsql/client';
import { setImmediate } from 'node:timers/promises';
import { readLogPages } from './log-pages';

/** Pages summed in one commit: some 3 ms. */
const PAGES_AT_ONCE = 128;
const TABLE = 'page_sums';
const SUM = 'substr(sha3(data, 224), 1, 4)';

export const PAGE_SUMS_SCHEMA = `CREATE TABLE ${TABLE} (page INTEGER PRIMARY KEY, sum BLOB NOT NULL)`;

/**
 * A sum of each page of a database, but for those of the table that holds them. SQLite has none of its own: it finds damage in
 * what binds pages and rows together, and none in a vector or a packed text. A sum holds for what is in the file. What was
 * written since is in the write-ahead log, which has sums of its own, until `seal` takes them over.
 */
export interface PageSums {
  /** Sums what is in the log. It may go into the file once this has ended, if nothing was written meanwhile. */
  seal(): Promise<void>;
  /** Whether each of so many pages from one on is in the file as it was sealed. Nothing may leave the log meanwhile. */
  areSound(first: number, count: number): Promise<boolean>;
}

export function createPageSums(client: Client, logPath: string): PageSums {
  const ownPages = async (): Promise<ReadonlySet<number>> => {
    const { rows } = await client.execute(`SELECT pageno FROM dbstat WHERE name = '${TABLE}'`);
    return new Set(rows.map(({ pageno }) => Number(pageno)));
  };
  const sum = (pages: readonly number[]) =>
    client.execute({
      sql: `INSERT OR REPLACE INTO ${TABLE} SELECT pgno, ${SUM} FROM json_each(?) JOIN sqlite_dbpage ON pgno = value`,
      args: [JSON.stringify(pages)],
    });
  return {
    async seal() {
      // Sums may need a page more, which changes others. They are in the log then, and have their place already.
      for (let sealed = 0; ;) {
        const { pages, frames } = readLogPages(logPath, sealed);
        sealed = frames;
        const own = await ownPages();
        const changed = [...pages].filter((page) => !own.has(page));
        if (changed.length === 0) return;
        await client.execute({
          sql: `DELETE FROM ${TABLE} WHERE page IN (SELECT value FROM json_each(?))`,
          args: [JSON.stringify([...own])],
        });
        for (let from = 0; from < changed.length; from += PAGES_AT_ONCE) {
          await sum(changed.slice(from, from + PAGES_AT_ONCE));
          await setImmediate();
        }
      }
    },
    async areSound(first, count) {
      const wanted = JSON.stringify(Array.from({ length: count }, (_, at) => first + at));
      const { rows } = await client.execute({
        sql: `SELECT pgno FROM json_each(?) JOIN sqlite_dbpage ON pgno = value JOIN ${TABLE} ON page = pgno WHERE sum <> ${SUM}`,
        args: [wanted],
      });
      if (rows.length === 0) return true;
      const { pages } = readLogPages(logPath);
      return rows.every(({ pgno }) => pages.has(Number(pgno)));
    },
  };
}
