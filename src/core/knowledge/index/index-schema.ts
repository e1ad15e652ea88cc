import { PAGE_SUMS_SCHEMA } from './page-sums';

/** Raised when tables or chunking change: an index of another version is deleted and built again. */
export const INDEX_VERSION = 18;

/**
 * A source has files, a file has passages; vectors are in tables of their embedders (passage-vectors.ts), and `embedder`
 * holds the one whose vectors serve. Files come in staged and become live together,
 * so a search sees the old state or the new one. `content` is a file's text (pack-text.ts), of which a
 * passage is `size` characters from `start`, and `words` what of them is searched, null when that is all; `title` is its
 * outermost heading, `is_edited` tells what lies in a work tree otherwise than it is committed, `links` is a JSON array or
 * null.
 * `passages_text` has no copy of the text; its `source` column holds one word for each source, so that full text itself
 * keeps to the sources that are asked for, and `names` the parts of names and pairs of characters (fts-query.ts).
 * `passages_stems` and `passages_places` are views of its words (sqlite.org/fts5.html, 8), which take no room.
 * `checked` holds the page that the next check begins with (index-check.ts).
 */
export const INDEX_SCHEMA: readonly string[] = [
  `CREATE TABLE sources (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     commit_id TEXT,
     is_complete INTEGER NOT NULL DEFAULT 0)`,
  `CREATE TABLE files (
     id INTEGER PRIMARY KEY,
     source_id INTEGER NOT NULL REFERENCES sources (id),
     path TEXT NOT NULL,
     blob TEXT NOT NULL,
     title TEXT NOT NULL,
     content BLOB NOT NULL,
     is_edited INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('staged', 'live', 'dropped')))`,
  'CREATE INDEX files_source ON files (source_id, state)',
  'CREATE INDEX files_blob ON files (blob)',
  `CREATE TABLE passages (
     id INTEGER PRIMARY KEY,
     file_id INTEGER NOT NULL REFERENCES files (id),
     trail TEXT NOT NULL,
     first_line INTEGER NOT NULL,
     last_line INTEGER NOT NULL,
     start INTEGER NOT NULL,
     size INTEGER NOT NULL,
     words TEXT,
     links TEXT)`,
  'CREATE INDEX passages_file ON passages (file_id)',
  'CREATE TABLE embedder (id INTEGER PRIMARY KEY CHECK (id = 1), serving TEXT NOT NULL)',
  'CREATE TABLE checked (id INTEGER PRIMARY KEY CHECK (id = 1), page INTEGER NOT NULL)',
  PAGE_SUMS_SCHEMA,
  `CREATE VIRTUAL TABLE passages_text USING fts5(
     source, title, trail, path, text, names,
     content = '', contentless_delete = 1, tokenize = "porter unicode61 remove_diacritics 2")`,
  'CREATE VIRTUAL TABLE passages_stems USING fts5vocab(passages_text, row)',
  'CREATE VIRTUAL TABLE passages_places USING fts5vocab(passages_text, instance)',
];
