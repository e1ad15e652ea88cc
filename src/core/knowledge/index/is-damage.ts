import { LibsqlError } from '@libsql/client/sqlite3';

/** True for what SQLite says of a file that is no sound database. */
export function isDamage(error: unknown): boolean {
  return error instanceof LibsqlError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}
