// Loaded into the app before its own code (NODE_OPTIONS), which the shipped app allows nobody: it is seen with this what the
// journal is for. Tables of a connection alone stand before those of the file, so nothing of a turn is kept before its save.
const Database = require('libsql');

const TABLES = ['journal_turns', 'journal_chunks'];
const USES = /^\s*(?:insert|update|delete|select|with)\b[^]*\bjournal_(?:turns|chunks)\b/i;
/** A table of the connection cannot refer to one of the file. */
const OF_SESSION =
  /,\s*FOREIGN KEY \(`session_id`\) REFERENCES `sessions`\(`id`\) ON UPDATE no action ON DELETE cascade/;

const { prepare } = Database.prototype;

Database.prototype.prepare = function prepareWithoutJournal(sql) {
  if (USES.test(sql)) for (const table of TABLES) hide(this, table);
  return prepare.call(this, sql);
};

function hide(database, table) {
  const sqlIn = (schema) =>
    prepare.call(database, `SELECT sql FROM ${schema}.sqlite_master WHERE type = 'table' AND name = ?`).get(table)?.sql;
  const sql = sqlIn('main');
  if (sql === undefined || sqlIn('temp') !== undefined) return;
  database.exec(sql.replace(OF_SESSION, '').replace(/^CREATE TABLE/i, 'CREATE TEMP TABLE'));
}
