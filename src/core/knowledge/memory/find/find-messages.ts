import type { Client } from '@libsql/client';
import type { FoundMessage, MatchKind } from '../../../../shared/domain/found-message';
import type { FindInput, FoundMessages } from '../../knowledge';
import { columnText } from '../../column-text';
import type { MessageIndex } from '../message-index';
import { messageOfPiece, pieceOf, type TableMessage, type MessageTable } from '../message-table';
import { allOf, anyOf, toClauses, toNearClauses, type Clause, type ClauseParts } from './find-clauses';
import { cutSnippet, MATCH_END, MATCH_START } from './cut-snippet';

/** Messages that one query looks through: even of the worst phrase these take some ms. */
const SLICE = 65_536;
/** Rows that one query gives. */
const PAGE = 100;
/** So many messages that are filtered out cost less than another query. */
const GAP = 64;

type Found = Pick<MessageIndex, 'client' | 'table' | 'vocabulary'>;

/** The client binds numbers as reals, for which full text would look at every row. */
const WITHIN = 'memory_text MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)';

/**
 * Finds messages, those indexed last first, in batches as they are found. No step holds the thread for long, whatever is
 * asked for, so that a search that is not wanted any more ends. No text finds nothing and makes ready.
 */
export async function* findMessages(
  index: Found,
  input: FindInput,
  signal?: AbortSignal,
): AsyncGenerator<FoundMessages, void, void> {
  const pause = async (): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };
  const parts: ClauseParts = {
    vocabulary: index.vocabulary,
    count: (match, limit) => countRows(index.client, match, limit),
    pause,
  };
  await index.vocabulary.load();
  const clauses = await toClauses(input.terms, parts);
  if (clauses.length === 0) return;
  const seen = new Set<number>();
  const look = (kind: MatchKind, asked: readonly Clause[]) => lookThrough(index, input, kind, asked, { seen, pause });
  yield* look('all', clauses);
  if (seen.size >= input.limit) return;
  const near = await toNearClauses(clauses, parts);
  if (near !== null) yield* look('near', near);
  if (seen.size === 0 && clauses.length > 1) yield* look('some', near ?? clauses);
}

async function* lookThrough(
  { client, table }: Found,
  input: FindInput,
  kind: MatchKind,
  clauses: readonly Clause[],
  { seen, pause }: { readonly seen: Set<number>; readonly pause: () => Promise<void> },
): AsyncGenerator<FoundMessages, void, void> {
  const matches = clauses.map((clause) => clause.match);
  const match = kind === 'some' ? anyOf(matches) : allOf(matches);
  const words = clauses.flatMap((clause) => clause.words);
  const isMeant = meaning(clauses, kind);
  const isWanted = filterOf(input);
  for (let end = table.end; end > 0; end -= SLICE) {
    await pause();
    for (const [from, to] of rangesOf(table, Math.max(0, end - SLICE), end, isWanted)) {
      for await (const pieces of pagesOfRows(client, match, [pieceOf(from, 0), pieceOf(to, 0)], pause)) {
        const wanted = pieces.filter((piece) => {
          const message = table.of(messageOfPiece(piece));
          return message !== undefined && !seen.has(message.number) && isWanted(message);
        });
        const hits: FoundMessage[] = [];
        for (const { piece, text } of await readTexts(client, match, wanted)) {
          const message = table.of(messageOfPiece(piece));
          if (message === undefined || seen.size >= input.limit || seen.has(message.number) || !isMeant(text)) continue;
          seen.add(message.number);
          hits.push(toFound(message, text, words));
        }
        if (hits.length > 0) yield { kind, hits };
        if (seen.size >= input.limit) return;
      }
    }
  }
}

function toFound({ messageId, sessionId, role, createdAt }: TableMessage, text: string, words: readonly string[]) {
  return { messageId, sessionId, role, createdAt, snippet: cutSnippet(text, words) };
}

function meaning(clauses: readonly Clause[], kind: MatchKind): (text: string) => boolean {
  const checks = clauses.flatMap(({ isMeant }) => isMeant ?? []);
  const plain = (text: string): string => text.replaceAll(/[\ufdd0\ufdd1]/g, '');
  if (kind !== 'some') return (text) => checks.every((check) => check(plain(text)));
  return (text) => checks.length < clauses.length || checks.some((check) => check(plain(text)));
}

function filterOf(input: FindInput): (message: TableMessage) => boolean {
  const { from, model, after, before } = input;
  const hidden = new Set(input.hiddenSessionIds);
  const only = input.sessionIds === null ? null : new Set(input.sessionIds);
  return ({ sessionId, role, modelId, createdAt }) =>
    !hidden.has(sessionId) &&
    (only === null || only.has(sessionId)) &&
    (from === null || role === from) &&
    (model === null || modelId?.toLowerCase().includes(model.toLowerCase()) === true) &&
    (after === null || createdAt >= after) &&
    (before === null || createdAt < before);
}

/** Where messages are that pass the filters, last first: one that lets few pass costs few queries, which see few others. */
function rangesOf(
  table: MessageTable,
  start: number,
  end: number,
  isWanted: (message: TableMessage) => boolean,
): ReadonlyArray<readonly [from: number, to: number]> {
  const ranges: [from: number, to: number][] = [];
  for (let number = end - 1; number >= start; number -= 1) {
    const message = table.of(number);
    if (message === undefined || !isWanted(message)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last[0] - number <= GAP) last[0] = number;
    else ranges.push([number, number + 1]);
  }
  return ranges;
}

async function* pagesOfRows(
  client: Client,
  match: string,
  [start, end]: readonly [from: number, to: number],
  pause: () => Promise<void>,
): AsyncGenerator<readonly number[], void, void> {
  for (let before = end; ;) {
    const { rows } = await client.execute({
      sql: `SELECT rowid FROM memory_text WHERE ${WITHIN} ORDER BY rowid DESC LIMIT ${PAGE}`,
      args: [match, start, before],
    });
    if (rows.length > 0) yield rows.map((row) => Number(row.rowid));
    if (rows.length < PAGE) return;
    before = Number(rows.at(-1)?.rowid);
    await pause();
  }
}

/** The texts of pieces, which are in descending order, their matches marked. The query runs once, not once for each row. */
async function readTexts(
  client: Client,
  match: string,
  pieces: readonly number[],
): Promise<readonly { readonly piece: number; readonly text: string }[]> {
  const last = pieces[0];
  if (last === undefined) return [];
  const { rows } = await client.execute({
    sql: `SELECT rowid AS piece, highlight(memory_text, 0, ?, ?) AS text FROM memory_text
          WHERE ${WITHIN} AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC`,
    args: [MATCH_START, MATCH_END, match, pieces.at(-1) ?? 0, last + 1, JSON.stringify(pieces)],
  });
  return rows.map((row) => ({ piece: Number(row.piece), text: columnText(row.text) }));
}

async function countRows(client: Client, match: string, limit: number): Promise<number> {
  const { rows } = await client.execute({
    sql: 'SELECT count(*) AS count FROM (SELECT 1 FROM memory_text WHERE memory_text MATCH ? LIMIT CAST(? AS INTEGER))',
    args: [match, limit],
  });
  return Number(rows[0]?.count);
}
