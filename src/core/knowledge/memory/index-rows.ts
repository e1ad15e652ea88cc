import type { Client, InStatement, Row } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import { columnText } from '../column-text';
import { nameParts } from '../index/fts-query';
import { fromRow } from './message-rows';
import { messageOfPiece, pieceOf, sketchFrom, type IndexedMessage, type MessageTable } from './message-table';
import { traitsOf } from './message-traits';
import { MAX_PIECES, splitMessage } from './split-message';
import { saidText } from './said-text';
import { storedText } from './stored-text';

/**
 * Messages in index.db: a row each, and their pieces in full text, which keeps a copy of the text so that a deletion
 * can take its words out. One without any text has a row too, or it would be missing.
 */
const SCHEMA: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS memory_messages (
     number INTEGER PRIMARY KEY,
     message_id TEXT NOT NULL UNIQUE,
     session_id TEXT NOT NULL,
     resource_id TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     role TEXT NOT NULL,
     model TEXT,
     pieces INTEGER NOT NULL,
     words INTEGER NOT NULL,
     asked REAL NOT NULL,
     has_time INTEGER NOT NULL,
     has_number INTEGER NOT NULL,
     sketch BLOB NOT NULL)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS memory_text USING fts5(
     text, parts, tokenize = "porter unicode61 remove_diacritics 2")`,
  // The words of `memory_text`, for search.
  'CREATE VIRTUAL TABLE IF NOT EXISTS memory_vocabulary USING fts5vocab(memory_text, row)',
  // Where they stand: whether one begins so is known without a count of all.
  'CREATE VIRTUAL TABLE IF NOT EXISTS memory_instances USING fts5vocab(memory_text, instance)',
  // Without it a deleted word stays readable in the file until its segment is merged.
  "INSERT INTO memory_text (memory_text, rank) VALUES ('secure-delete', 1)",
];

/** The client binds numbers as reals, for which full text would look at every row. */
const BETWEEN = 'rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)';

const PAGE = 1_000;

export async function createIndexRows(client: Client): Promise<void> {
  await client.batch([...SCHEMA], 'write');
}

/** Calls `take` with every message of the index, in order; `pause` lets others go first. */
export async function readIndexRows(
  client: Client,
  take: (message: IndexedMessage) => void,
  pause: () => Promise<void>,
): Promise<void> {
  for (let after = -1; ;) {
    await pause();
    const { rows } = await client.execute({
      sql: `SELECT * FROM memory_messages WHERE number > ? ORDER BY number LIMIT ${PAGE}`,
      args: [after],
    });
    for (const row of rows) take(toMessage(row));
    if (rows.length < PAGE) return;
    after = Number(rows.at(-1)?.number);
  }
}

export interface SplitMessage {
  readonly message: IndexedMessage;
  readonly pieces: readonly string[];
}

/** What the index keeps of a message as Mastra stores it. Only what was said counts: prompts and answers. */
export function toSplitMessage(row: MastraDBMessage, number: number): SplitMessage {
  const isSaid = row.role === 'user' || row.role === 'assistant';
  const said = fromRow(row);
  const text = isSaid ? storedText(saidText(said)) : '';
  const pieces = splitMessage(text);
  const message = {
    number,
    messageId: row.id,
    sessionId: row.threadId ?? '',
    resourceId: row.resourceId ?? '',
    createdAt: row.createdAt.getTime(),
    role: row.role === 'user' ? ('user' as const) : ('assistant' as const),
    modelId: said.metadata?.modelId ?? null,
    pieces: pieces.length,
    ...traitsOf(text),
  };
  return { message, pieces };
}

export function toInsertMessage({ message, pieces }: SplitMessage): readonly InStatement[] {
  const { number, messageId, sessionId, resourceId, createdAt, role, modelId } = message;
  const { words, asked, hasTime, hasNumber, sketch } = message;
  return [
    {
      sql: 'INSERT INTO memory_messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      args: [
        number,
        messageId,
        sessionId,
        resourceId,
        createdAt,
        role,
        modelId === null ? null : storedText(modelId),
        pieces.length,
        words,
        asked,
        Number(hasTime),
        Number(hasNumber),
        sketch,
      ],
    },
    ...pieces.map((text, place) => ({
      sql: 'INSERT INTO memory_text (rowid, text, parts) VALUES (?, ?, ?)',
      args: [pieceOf(number, place), text, nameParts(text).join(' ')],
    })),
  ];
}

export function toDeleteMessage(number: number): readonly InStatement[] {
  return [
    { sql: 'DELETE FROM memory_messages WHERE number = ?', args: [number] },
    {
      sql: `DELETE FROM memory_text WHERE ${BETWEEN}`,
      args: [pieceOf(number, 0), pieceOf(number, MAX_PIECES)],
    },
  ];
}

/** Pages that one step of a merge writes: some ms. */
const MERGE_PAGES = 16;
/**
 * A page of full text is found by what its first word begins with, which stays when the word is deleted. One of those that
 * begin no word of the index, fewer than three letters aside, which tell nothing.
 */
const LEFT_OF_WORD = `
  WITH starts AS (SELECT CAST(substr(term, 2) AS TEXT) AS start FROM memory_text_idx WHERE length(term) > 3)
  SELECT 1 FROM starts WHERE NOT EXISTS (
    SELECT 1 FROM memory_instances WHERE term >= start AND term < start || char(0x10ffff)) LIMIT 1`;

/** Takes out of the file what is left of deleted words. `pause` lets others go first, between the steps. */
export async function scrubWords(client: Client, pause: () => Promise<void>): Promise<void> {
  if ((await client.execute(LEFT_OF_WORD)).rows.length === 0) return;
  const { rows } = await client.execute('SELECT max(rowid) AS last FROM memory_text');
  const last = rows[0]?.last ?? null;
  if (last === null) {
    await client.execute("INSERT INTO memory_text (memory_text) VALUES ('rebuild')");
    return;
  }
  // It goes when its segment is merged with another: what is written again begins one.
  await client.execute({ sql: 'UPDATE memory_text SET text = text WHERE rowid = CAST(? AS INTEGER)', args: [last] });
  // A negative number has all segments merged; what follows goes on with that.
  for (let pages = -MERGE_PAGES; ; pages = MERGE_PAGES) {
    const before = await totalChanges(client);
    await client.execute({
      sql: "INSERT INTO memory_text (memory_text, rank) VALUES ('merge', CAST(? AS INTEGER))",
      args: [pages],
    });
    // One is the statement's own (sqlite.org/fts5.html, 6.8).
    if ((await totalChanges(client)) - before < 2) return;
    await pause();
  }
}

async function totalChanges(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT total_changes() AS count');
  return Number(rows[0]?.count);
}

/** The texts of the pieces of the messages from one number up to another, in order. */
export async function readPieces(
  client: Client,
  from: number,
  to: number,
): Promise<ReadonlyArray<{ readonly piece: number; readonly text: string }>> {
  const { rows } = await client.execute({
    sql: `SELECT rowid AS piece, text FROM memory_text WHERE ${BETWEEN} ORDER BY rowid`,
    args: [pieceOf(from, 0), pieceOf(to, 0)],
  });
  return rows.map((row) => ({ piece: Number(row.piece), text: columnText(row.text) }));
}

/** Pieces of a message that tell what it says, and characters of each: a longer one is known by its beginning. */
const FIRST_PIECES = 12;
const FIRST_CHARACTERS = 5_000;

/** By number, the texts of messages, of long ones the beginning. */
export async function readTexts(
  client: Client,
  table: Pick<MessageTable, 'of'>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const pieces = numbers.flatMap((number) =>
    Array.from({ length: Math.min(FIRST_PIECES, table.of(number)?.pieces ?? 0) }, (_, place) => pieceOf(number, place)),
  );
  if (pieces.length === 0) return new Map();
  const { rows } = await client.execute({
    sql: `SELECT rowid AS piece, substr(text, 1, ${FIRST_CHARACTERS}) AS text FROM memory_text
          WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    args: [JSON.stringify(pieces)],
  });
  const texts = new Map<number, string>();
  for (const row of rows) {
    const number = messageOfPiece(Number(row.piece));
    const before = texts.get(number);
    texts.set(number, (before === undefined ? '' : `${before} `) + columnText(row.text));
  }
  return texts;
}

/** One text for all messages of a model, which are many. */
const names = new Map<string, string>();

function sharedName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, name);
  return name;
}

function toMessage(row: Row): IndexedMessage {
  return {
    number: Number(row.number),
    messageId: columnText(row.message_id),
    sessionId: columnText(row.session_id),
    resourceId: columnText(row.resource_id),
    createdAt: Number(row.created_at),
    role: row.role === 'user' ? 'user' : 'assistant',
    modelId: row.model === null ? null : sharedName(columnText(row.model)),
    pieces: Number(row.pieces),
    words: Number(row.words),
    asked: Number(row.asked),
    hasTime: Number(row.has_time) === 1,
    hasNumber: Number(row.has_number) === 1,
    sketch: sketchFrom(row.sketch),
  };
}
