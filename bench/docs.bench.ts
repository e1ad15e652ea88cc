import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createKnowledgeClient } from '../src/core/knowledge/knowledge-client';
import type { IndexedSource, Knowledge, SourceInput } from '../src/core/knowledge/knowledge';
import { isFolder } from '../src/core/knowledge/sources/is-folder';
import { parseAddress, resourceKeyOf } from '../src/core/knowledge/sources/parse-address';
import { reasonByName, skippedFolderOf } from '../src/core/knowledge/sources/pick-files';
import { PASSAGES_A_SEARCH } from '../src/core/tools/search-docs';
import { commitFiles, git } from '../src/core/knowledge/testing/git-repository';
import { serveGit } from '../src/core/knowledge/testing/git-server';
import { rateRanking, type GradedQuestion, type Rating } from './support/graded-questions.ts';
import { startIdleNode } from './support/loop-delay.ts';
import { report, say } from './support/report.ts';
import { seededDocs } from './support/seeded-docs.ts';
import { bootstrapMean, quantile, round } from './support/statistics.ts';

/**
 * Documentation search by the worker as it ships. Graded questions over the given repositories: files as they come in
 * the passages, top 5. Then the time of a warm search as the tool asks for it, its embedding included; the index's size
 * beside the text's; and 20 MB of seeded documentation from a loopback git server, to its first result and to all of
 * full text, with the delay of the calling thread's loop meanwhile.
 */
const COLD_BYTES = 20_000_000;
const WARM_ROUNDS = 10;
/** Passages a question is given where files are ranked, enough for more than five of them. */
const PASSAGES = 40;

const root = resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    queries: { type: 'string' },
    repo: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
});
const log = { info: () => undefined, warn: console.error, error: console.error };

report('docs', { ...(await withWorker(askQuestions)), ...(await withWorker(measureCold)) });

/** Runs with a worker of its own, on a data folder of its own. */
async function withWorker<T>(use: (knowledge: Knowledge, dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  const knowledge = createKnowledgeClient({
    workerPath: join(root, 'out/main/knowledge.worker.cjs'),
    config: {
      mastraDbPath: join(dir, 'mastra.db'),
      indexDbPath: join(dir, 'index.db'),
      repositoriesDir: join(dir, 'repositories'),
      embeddingModelDir: join(root, 'resources/models/use-lite'),
      modelsDir: join(dir, 'models'),
      grammarsDir: join(root, 'resources/grammars'),
    },
    fetch,
    log,
    // A worker that dies ends the bench.
    restarts: { spend: () => false },
  });
  try {
    return await use(knowledge, dir);
  } finally {
    await knowledge.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function askQuestions(knowledge: Knowledge, dir: string): Promise<Record<string, number>> {
  if (options.queries === undefined || options.repo === undefined) {
    say('without --queries FILE and --repo NAME=DIR_OR_URL no questions are asked');
    return {};
  }
  // Its shape is checked by what is read of it.
  const questions = JSON.parse(await readFile(options.queries, 'utf8')) as Readonly<Record<string, GradedQuestion[]>>;
  const ratings = new Map<string, Rating[]>();
  const times: number[] = [];
  let textBytes = 0;
  for (const each of options.repo) {
    const [name = '', address = ''] = each.split(/=(.*)/s);
    const library = questions[name];
    if (library === undefined) throw new Error(`--queries has no questions for ${name}`);
    const source = await sourceOf(name, address);
    const indexed = await index(knowledge, source);
    if (source.kind === 'folder') textBytes += await textBytesOf(source.address);
    say(`${name}: ${indexed.files} files, ${indexed.passages} passages`);
    const search = async (query: string, limit: number) =>
      (await knowledge.sources.search({ query, keys: [source.key], excludeIds: [], limit })).passages;
    const rated: Rating[] = [];
    for (const question of library) {
      const found = await search(question.query, PASSAGES);
      rated.push(rateRanking([...new Set(found.map(({ path }) => path))], question.relevant));
    }
    for (let again = 0; again < WARM_ROUNDS; again += 1) {
      for (const { query } of library) {
        const start = performance.now();
        await search(query, PASSAGES_A_SEARCH);
        times.push(performance.now() - start);
      }
    }
    ratings.set(name, rated);
  }
  // What the write-ahead log holds goes into the file.
  await knowledge.close();
  const { size } = await stat(join(dir, 'index.db'));
  const all = [...ratings.values()].flat();
  const figures = (rated: readonly Rating[], prefix: string) => ({
    [`${prefix}mrr`]: round(bootstrapMean(rated.map((each) => each.mrr)).mean, 3),
    [`${prefix}recall_5`]: round(bootstrapMean(rated.map((each) => each.recall)).mean, 3),
    [`${prefix}ndcg_5`]: round(bootstrapMean(rated.map((each) => each.ndcg)).mean, 3),
    [`${prefix}hit_5`]: round(bootstrapMean(rated.map((each) => each.hit)).mean, 3),
  });
  const spread = bootstrapMean(all.map((each) => each.mrr));
  return {
    ...figures(all, ''),
    mrr_low: round(spread.low, 3),
    mrr_high: round(spread.high, 3),
    ...(ratings.size > 1 ? Object.assign({}, ...[...ratings].map(([name, rated]) => figures(rated, `${name}_`))) : {}),
    warm_p50_ms: round(quantile(times, 0.5), 1),
    warm_p95_ms: round(quantile(times, 0.95), 1),
    index_ratio: round(size / textBytes),
  };
}

async function sourceOf(name: string, address: string): Promise<SourceInput> {
  const source = (await isFolder(resolve(address)))
    ? { kind: 'folder' as const, address: resolve(address) }
    : parseAddress(address);
  const whole = { ...source, name, ref: null, searchPath: null };
  return { ...whole, key: resourceKeyOf(whole) };
}

async function index(knowledge: Knowledge, source: SourceInput): Promise<IndexedSource> {
  for await (const event of knowledge.sources.update(source)) if (event.type === 'done') return event.indexed;
  throw new Error('the update ended without its last event');
}

async function measureCold(knowledge: Knowledge, dir: string): Promise<Record<string, number>> {
  say('committing 20 MB of seeded documentation …');
  const repository = join(dir, 'served', 'docs');
  const { files, rareWord } = seededDocs(COLD_BYTES);
  await commitFiles(repository, files);
  // As servers keep them: loose objects would be packed anew for each fetch.
  await git(repository, 'gc', '--quiet');
  const server = await serveGit(join(dir, 'served'), {
    settings: ['uploadpack.allowFilter=true', 'uploadpack.allowAnySHA1InWant=true'],
  });
  const source = await sourceOf('seeded', server.url('docs/.git'));
  // The worker is running and has its file open, as in an app that is in use.
  await knowledge.sources.search({ query: 'warm', keys: [], excludeIds: [], limit: 1 });
  const idle = startIdleNode();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const start = performance.now();
  let firstMs = 0;
  let fullMs = 0;
  for await (const event of knowledge.sources.update(source)) {
    if (fullMs === 0 && (event.type === 'done' || event.indexed !== null)) fullMs = performance.now() - start;
    if (firstMs === 0) {
      const { passages: found } = await knowledge.sources.search({
        query: rareWord,
        keys: [source.key],
        excludeIds: [],
        limit: 1,
      });
      if (found.length > 0) firstMs = performance.now() - start;
    }
    if (fullMs > 0) break;
  }
  const control = await idle.read();
  const delay = { p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 };
  idle.stop();
  server.close();
  say(`all of full text after ${round(fullMs, 0)} ms`);
  return {
    cold_ms: round(firstMs, 0),
    cold_full_ms: round(fullMs, 0),
    loop_p99_ms: round(delay.p99, 1),
    loop_max_ms: round(delay.max, 1),
    control_max_ms: round(control.max, 1),
  };
}

/** Bytes of the files below a folder that are indexed. */
async function textBytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => skippedFolderOf(path) === null && reasonByName(path) === null);
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
