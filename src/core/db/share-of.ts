import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { SHARE_LEAST, SHARE_PART } from '../expiring-share';

/** Of the rows of a table, how many one run may let expire. */
export function shareOf(table: SQLiteTable): SQL {
  // Literals: what is bound is a real number, which no LIMIT takes.
  return sql`(SELECT max(${sql.raw(String(SHARE_LEAST))}, count(*) / ${sql.raw(String(SHARE_PART))}) FROM ${table})`;
}
