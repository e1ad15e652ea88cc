import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createKnowledgeClient } from '../src/core/knowledge/knowledge-client';
import { parseSearch } from '../src/shared/search/parse-search';
import { fillMessages, RARE_MODEL } from './support/fill-messages.ts';
import { knowledgeConfigIn } from './support/knowledge-config.ts';
import { report, say } from './support/report.ts';
import { COMMON, createSeededMessages } from './support/seeded-messages.ts';
import { quantile, round, seededRandom } from './support/statistics.ts';

/**
 * Search over a million seeded messages on the worker: from the call to the first results, or to the end when there are
 * none. `all_p95_ms` is to the last of 50. One in eight searches is of a kind; the first of each is not counted.
 */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
const EACH = 50;
const LIMIT = 50;
const VOCABULARY = 30_000;

const random = seededRandom(7);
const seeded = createSeededMessages();
/** A word of any rank, rare ones and common ones alike. */
const anyWord = (): string => `w${Math.floor(1 + random() * (VOCABULARY - 1)).toString(36)}`;
const slip = (word: string): string => word.slice(0, 2) + word.slice(3, 4) + word.slice(2, 3) + word.slice(4);
const kinds: Readonly<Record<string, () => string>> = {
  any_word: () => `${anyWord()} `,
  common_word: () => (random() < 0.2 ? `${COMMON} ` : `w${Math.floor(1 + random() * 50).toString(36)} `),
  words: () => `${seeded.words(2 + Math.floor(random() * 2))} `,
  common_and_rare: () => `${COMMON} ${anyWord()} `,
  phrase: () => `"${seeded.words(2)}"`,
  beginning: () => anyWord().slice(0, 1 + Math.floor(random() * 3)),
  slip: () => `${slip(`${anyWord()}zz`)} `,
  filtered: () => `${COMMON} ${['from:me', `model:${RARE_MODEL}`, 'before:2020-01-03'][Math.floor(random() * 3)]} `,
};

const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const config = knowledgeConfigIn(dir);
const knowledge = createKnowledgeClient({
  workerPath: join(import.meta.dirname, 'support/search-worker.ts'),
  config,
  fetch,
  // A worker that dies ends the bench.
  restarts: { spend: () => false },
  log: { info: () => undefined, warn: () => undefined, error: console.error },
});

try {
  const start = performance.now();
  await fillMessages(config, MESSAGES);
  const filled = performance.now();
  say(`filled in ${round((filled - start) / 1_000, 0)} s`);
  await knowledge.memory.open();
  const opened = performance.now();
  // What opening the dialog does.
  await time('');
  const ready = performance.now();
  say(`opened in ${round((opened - filled) / 1_000, 1)} s`);
  const firsts: number[] = [];
  const lasts: number[] = [];
  const byKind: Record<string, number> = {};
  for (const [kind, make] of Object.entries(kinds)) {
    const own: number[] = [];
    for (let at = -1; at < EACH; at += 1) {
      const { first, last } = await time(make());
      if (at < 0) continue;
      own.push(first);
      lasts.push(last);
    }
    firsts.push(...own);
    byKind[`${kind}_p95_ms`] = round(quantile(own, 0.95), 1);
  }
  report('search', {
    p95_ms: round(quantile(firsts, 0.95), 1),
    p50_ms: round(quantile(firsts, 0.5), 1),
    max_ms: round(Math.max(...firsts), 1),
    all_p95_ms: round(quantile(lasts, 0.95), 1),
    ...byKind,
    ready_ms: round(ready - opened, 0),
    index_mb: round((await stat(config.indexDbPath)).size / 1e6, 0),
    messages: MESSAGES,
  });
} finally {
  await knowledge.close();
  await rm(dir, { recursive: true, force: true });
}

async function time(typed: string): Promise<{ first: number; last: number }> {
  const { terms, from, model, after, before } = parseSearch(typed);
  const start = performance.now();
  let first: number | null = null;
  const input = { terms, from, model, after, before, sessionIds: null, hiddenSessionIds: [], limit: LIMIT };
  for await (const { hits } of knowledge.memory.find(input)) {
    if (hits.length > 0) first ??= performance.now() - start;
  }
  const last = performance.now() - start;
  return { first: first ?? last, last };
}
