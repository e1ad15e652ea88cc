import type { Client } from '@libsql/client';
import { setTimeout as rest } from 'node:timers/promises';
import { isDamage } from './is-damage';
import type { Log } from '../../ports';
import type { CallOptions } from '../call-options';
import type { IndexKnowledge } from '../index-knowledge';
import type { Priority } from '../priority';
import { withSignal } from '../with-signal';
import type { IndexDatabase } from './open-index-database';

/** Pages compared in one step: some 2 ms. */
const PAGES_AT_ONCE = 64;
/** Rests between steps are so many times as long as the step before: nobody should notice a check. */
const REST_SHARE = 9;
/** What takes longer waited for something else. */
const STEP_MS = 5;
/** Milliseconds of steps in one check: some gigabytes. The next one goes on from there. */
const LIMIT_MS = 10_000;

export interface IndexCheckParts {
  readonly index: () => Promise<IndexDatabase>;
  readonly priority: Priority;
  readonly log: Log;
  readonly limitMs?: number;
}

export interface LocalIndexCheck extends IndexKnowledge {
  close(): Promise<void>;
}

/** Looks for damage in index.db that opening it does not find. */
export function createIndexCheck({ index, priority, log, limitMs = LIMIT_MS }: IndexCheckParts): LocalIndexCheck {
  const closing = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const rested = async (took: number, signal: AbortSignal): Promise<void> => {
    await rest(took * REST_SHARE, undefined, { signal });
    await priority.pause(signal);
  };
  /** Begins where the last check ended, and goes on from the first page after the last one. */
  const areSoundPages = async ({ client, areSound }: IndexDatabase, signal: AbortSignal): Promise<boolean> => {
    const total = await pageCount(client);
    const first = await readPlace(client);
    const pageAt = (done: number): number => ((first - 1 + done) % total) + 1;
    let spent = 0;
    let done = 0;
    while (done < total) {
      const begun = performance.now();
      const count = Math.min(PAGES_AT_ONCE, total - pageAt(done) + 1, total - done);
      if (!(await areSound(pageAt(done), count))) return false;
      done += count;
      const took = Math.min(STEP_MS, performance.now() - begun);
      spent += took;
      if (spent > limitMs) break;
      await rested(took, signal);
    }
    await writePlace(client, pageAt(done));
    return true;
  };
  const check = async (signal: AbortSignal): Promise<{ isSound: boolean }> => {
    const database = await index();
    const isSound = await areSoundPages(database, signal).catch(falseIfDamaged);
    if (!isSound) {
      log.warn('the index is not as it was written, and will be moved aside at the next start');
      await database.suspect();
    }
    return { isSound };
  };

  return {
    check(options?: CallOptions) {
      const signal = AbortSignal.any([closing.signal, ...(options?.signal === undefined ? [] : [options.signal])]);
      const task = check(signal);
      running = Promise.allSettled([running, task]);
      return withSignal(task, signal);
    },
    async close() {
      closing.abort(new Error('knowledge is closing'));
      await running;
    },
  };
}

function falseIfDamaged(error: unknown): boolean {
  if (isDamage(error)) return false;
  throw error;
}

async function pageCount(client: Client): Promise<number> {
  const { rows } = await client.execute('PRAGMA page_count');
  return Number(rows[0]?.['page_count']);
}

/** The page that a check begins with. */
async function readPlace(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT page FROM checked');
  return Number(rows[0]?.['page'] ?? 1);
}

async function writePlace(client: Client, page: number): Promise<void> {
  await client.execute({ sql: 'INSERT OR REPLACE INTO checked (id, page) VALUES (1, ?)', args: [page] });
}
