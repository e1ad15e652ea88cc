import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { exportedSession } from '../../shared/chat/session-export';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { CitedPlace } from '../../shared/domain/passage';
import { createRestartBudget } from '../../shared/restart-budget';
import { shownLanguage } from '../../shared/text/shown-language';
import { describeError } from '../describe-error';
import { AppError } from '../errors';
import type { Log } from '../ports';
import type { ModelSpec } from './embedding/model-spec';
import { createKnowledgeClient } from './knowledge-client';
import { conversation, recallOf, saveOf } from './testing/messages';
import { writeFiles } from './testing/git-repository';
import { serveFile, silentAfter } from './testing/model-server';
import { makeSmallModel } from './testing/small-model';
import { startGitServer } from './testing/start-git-server';
import { search, sourceOf, update } from './testing/sources';
import { packText, unpackText } from './index/pack-text';
import { temporaryConfig } from './testing/temporary-knowledge';

const ROOT = join(import.meta.dirname, '../../..');
let built: string;

// The worker as it ships: bundled, as an entry of its own. It lies in the project, so that it finds native packages.
beforeAll(async () => {
  await mkdir(join(ROOT, 'node_modules/.cache'), { recursive: true });
  built = await mkdtemp(join(ROOT, 'node_modules/.cache/knowledge-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'knowledge.worker.ts'),
      outDir: built,
      minify: false,
      rollupOptions: {
        external: ['libsql', 'onnxruntime-node', '@anush008/tokenizers', /\.node$/],
        output: { format: 'cjs', entryFileNames: 'knowledge.worker.cjs', chunkFileNames: '[name]-[hash].cjs' },
        onLog: () => undefined,
      },
    },
  });
}, 120_000);
afterAll(() => rm(built, { recursive: true, force: true }));

async function setUp(upgradeModel?: ModelSpec) {
  const config = { ...(await temporaryConfig()), upgradeModel };
  const open = (workerPath: string, closeLimitMs?: number) => {
    const client = createKnowledgeClient({
      workerPath,
      config,
      fetch: (input, init) => {
        requests.push(input instanceof Request ? input.url : input.toString());
        return fetch(input, init);
      },
      log,
      restarts: createRestartBudget(2, 60_000, () => 0),
      onLost: () => void lines.push('lost'),
      ...(closeLimitMs !== undefined && { closeLimitMs }),
    });
    onTestFinished(() => client.close());
    return client;
  };
  const lines: string[] = [];
  const requests: string[] = [];
  const errors: unknown[] = [];
  const write: Log['warn'] = (message, fields) => {
    lines.push(message);
    if (fields?.error !== undefined) errors.push(describeError(fields.error));
  };
  const log: Log = { info: write, warn: write, error: write };
  return { config, lines, errors, requests, open, knowledge: open(join(built, 'knowledge.worker.cjs')) };
}

test('memory answers over the worker as it does in-process', async () => {
  const { knowledge } = await setUp();
  const sessionId = v7();
  const messages = conversation('nul \0, lone \ud800, שלום 👋', 'noted');
  expect(await knowledge.memory.open()).toMatchObject({ state: 'ready' });
  await knowledge.memory.save(saveOf(sessionId, messages));
  expect((await knowledge.memory.thread({ sessionId, headMessageId: null })).messages).toEqual(messages);
});

test('the index is looked through over the worker', async () => {
  const { knowledge } = await setUp();
  expect(await knowledge.index.check()).toEqual({ isSound: true });
});

test('the worker speaks the shown language, from its start and after each change', async () => {
  onTestFinished(() => shownLanguage.set('en'));
  shownLanguage.set('de');
  const { knowledge } = await setUp();
  const id = v7();
  const messages = conversation('Where does the heron nest?', 'In the alder.');
  await knowledge.memory.save(saveOf(id, messages));
  const headMessageId = messages.at(-1)?.id ?? null;
  const session = exportedSession.parse({
    id,
    title: 'Heron',
    createdAt: 1,
    lastAccessed: 1,
    pinned: false,
    modelId: null,
    headMessageId,
  });
  const spoken: unknown[] = [];
  for (const language of ['de', 'en', 'de'] as const) {
    shownLanguage.set(language);
    const html = await knowledge.conversations.page({ format: 'html', session, addresses: {}, diagrams: [] });
    spoken.push([/lang="(\w+)"/.exec(html)?.[1], ...[...html.matchAll(/<h2>(\w+)/g)].map(([, who]) => who)]);
  }
  const german = ['de', 'Du', 'Assistent'];
  expect(spoken).toEqual([german, ['en', 'You', 'Assistant'], german]);
});

test('what the user decides about messages goes over the worker, and a rebuild tells its steps', async () => {
  const { knowledge } = await setUp();
  const { memory } = knowledge;
  const sessionId = v7();
  const [prompt, answer] = conversation('the heron nests in the alder', 'noted');
  if (prompt === undefined || answer === undefined) throw new Error('no messages');
  await memory.save(saveOf(sessionId, [prompt, answer]));
  await memory.pin({ messageId: answer.id, isPinned: true });
  await memory.setPrivate({ sessionId, isPrivate: true });
  await memory.hideMessage({ messageId: prompt.id, isHidden: true });
  const [pinned, hidden] = [await memory.pinned(), await memory.hidden()];
  const erased = await memory.eraseHidden({ messageIds: [prompt.id] });
  const steps = [];
  for await (const step of memory.rebuild()) steps.push(step);
  expect([pinned, hidden, erased, steps]).toEqual([
    [answer.id],
    [{ messageId: prompt.id, sessionId, quotedBy: [], quotedIn: [], texts: ['the heron nests in the alder'] }],
    [prompt.id],
    [
      { done: 0, total: 2 },
      { done: 2, total: 2 },
    ],
  ]);
});

test('what a session shows goes over the worker', async () => {
  const { memory } = (await setUp()).knowledge;
  const sessionId = v7();
  const [shown, other] = ['the heron nests in the alder', 'the heron nests in the old willow'].map(
    (text) => conversation(text)[0],
  );
  if (shown === undefined || other === undefined) throw new Error('no messages');
  await memory.save(saveOf(sessionId, [shown, other]));
  await memory.show({ heads: [{ sessionId, headMessageId: shown.id }] });
  const recalled = async () => {
    const found = await memory.recall(recallOf('where nests the heron'));
    return found.recalled.map(({ messageId }) => messageId);
  };
  await expect.poll(recalled).toEqual([shown.id]);
});

test('an expected failure arrives as the AppError that it was', async () => {
  const { config, knowledge } = await setUp();
  const path = join(config.dir, 'none');
  const error = await update(knowledge, sourceOf('folder', path)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'source.missing', params: { path } });
  await mkdir(config.mastraDbPath);
  const thread = knowledge.memory.thread({ sessionId: v7(), headMessageId: null });
  await expect(thread).rejects.toMatchObject({ code: 'memory.broken' });
});

test('a whole file comes packed over the worker, and null when it is gone', async () => {
  const { config, knowledge } = await setUp();
  await writeFiles(join(config.dir, 'docs'), { 'a.md': '# A\r\n\r\nheron é\r\n' });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const [place] = await search(knowledge, source, 'heron');
  if (place === undefined) throw new Error('nothing was found');
  const packed = await knowledge.sources.text({ place, source });
  const gone = await knowledge.sources.text({ place: { ...place, blob: '0'.repeat(40) }, source });
  expect([packed === null ? null : unpackText(packed), gone]).toEqual(['# A\n\nheron é\n', null]);
});

test('a file that was kept opens over the worker, and quotes are checked in it', async () => {
  const { knowledge } = await setUp();
  const place: CitedPlace = {
    sourceKey: 'a'.repeat(64),
    sourceName: 'docs',
    commit: null,
    path: 'a.html',
    lines: [2, 2],
    blob: 'b'.repeat(40),
  };
  const text = '<h1>A</h1>\n<p>The <b>heron</b> is gr\u00e9.</p>\n';
  const packed = await packText(text);
  const ground = {
    places: new Map([[1, place]]),
    shown: new Map([[2, { ...place, n: 2, blob: 'c'.repeat(40), trail: [], text: 'The tern is small.' }]]),
    given: ['The gull is \ud800 white.'],
    grounding: 'own' as const,
  };
  const texts = ['> The **heron** is gr\u00e9. [1]\n\n> The tern is small.\n\n> The gull is \ud800 white.'];
  const checked = await knowledge.quotes.check({ texts, ground, files: new Map([[place.blob, packed]]) });
  expect(await knowledge.sources.openKept({ place, packed })).toEqual({
    place,
    text,
    firstLine: 1,
    shown: 'The **heron** is gr\u00e9.',
    page: null,
  });
  expect(checked).toEqual([
    { text: 'The **heron** is gr\u00e9.', n: 1, ns: [1], isVerbatim: true },
    { text: 'The tern is small.', n: 2, ns: [], isVerbatim: true },
    { text: 'The gull is \ud800 white.', n: 0, ns: [], isVerbatim: null, isGiven: true },
  ]);
});

describe('an update', () => {
  test('streams its steps, and searches are answered meanwhile', async () => {
    const { config, knowledge } = await setUp();
    await writeFiles(join(config.dir, 'docs'), { 'a.md': '# A\n\nheron' });
    const source = sourceOf('folder', join(config.dir, 'docs'));
    const steps = new Set<string>();
    for await (const event of knowledge.sources.update(source)) {
      steps.add(event.type === 'done' ? 'done' : event.progress.step);
    }
    expect([...steps]).toEqual(expect.arrayContaining(['reading', 'embedding', 'done']));
    expect(await search(knowledge, source, 'heron')).toMatchObject([{ path: 'a.md' }]);
  });

  test.each(['leave', 'stop'])('ends in the worker when its reader goes by %s', async (way) => {
    const { config, knowledge } = await setUp();
    const server = await startGitServer(config.dir, { isSilent: true });
    const stop = new AbortController();
    const updates = knowledge.sources.update(sourceOf('repository', server.url('docs')), { signal: stop.signal });
    const events = updates[Symbol.asyncIterator]();
    const begun = await events.next();
    await server.asked;
    if (way === 'leave') await events.return?.();
    else stop.abort();
    // Git was answered with nothing, so that it goes only when it is ended.
    await server.left;
    expect([begun.done, await events.next().catch(() => 'rejects')]).toEqual([
      false,
      way === 'leave' ? { done: true, value: undefined } : 'rejects',
    ]);
  });
});

test('a call that is stopped rejects at once', async () => {
  const { knowledge } = await setUp();
  const stop = new AbortController();
  const call = knowledge.memory.recall(
    { sessionId: v7(), resourceId: RESOURCE_ID, text: 'a', excludeIds: [], reach: 'all', hiddenSessionIds: [], now: 0 },
    { signal: stop.signal },
  );
  stop.abort();
  await expect(call).rejects.toThrow();
});

test('a worker that dies fails what waits for it, and the next call starts another', async () => {
  const { config, lines, open, knowledge } = await setUp();
  const sessionId = v7();
  const messages = conversation('a', 'b');
  await knowledge.memory.save(saveOf(sessionId, messages));
  const workerPath = join(config.dir, 'dies.cjs');
  const dead = open(workerPath);
  await writeFile(
    workerPath,
    `const { workerData } = require('node:worker_threads'); workerData.port.on('message', () => process.exit(7));`,
  );
  const gone = expect.objectContaining({ code: 'knowledge.lost' });
  expect(
    await Promise.allSettled([
      dead.memory.open(),
      dead.sources.search({ query: 'a', keys: [], excludeIds: [], limit: 1 }),
    ]),
  ).toEqual([
    { status: 'rejected', reason: gone },
    { status: 'rejected', reason: gone },
  ]);
  await writeFile(workerPath, `require(${JSON.stringify(join(built, 'knowledge.worker.cjs'))});`);
  await knowledge.close();
  expect((await dead.memory.thread({ sessionId, headMessageId: null })).messages).toEqual(messages);
  expect(lines).toEqual(expect.arrayContaining(['the knowledge worker is gone', 'lost']));
});

test('a worker that dies again and again is not started for ever', async () => {
  const { config, lines, open } = await setUp();
  const workerPath = join(config.dir, 'dies-at-once.cjs');
  await writeFile(workerPath, 'process.exit(7);');
  const knowledge = open(workerPath);
  const codes: unknown[] = [];
  for (let call = 0; call < 5; call += 1) {
    await knowledge.memory.open().catch((error: unknown) => codes.push(error instanceof AppError && error.code));
  }
  const [lost, failing] = ['knowledge.lost', 'knowledge.failing'];
  expect(codes).toEqual([lost, lost, lost, failing, failing]);
  expect(lines.filter((line) => line === 'lost')).toHaveLength(3);
});

test('an update ends with the worker that runs it', async () => {
  const { config, open } = await setUp();
  const server = await startGitServer(config.dir, { isSilent: true });
  const workerPath = join(config.dir, 'dies-at-two.cjs');
  await writeFile(
    workerPath,
    `let calls = 0;
     require('node:worker_threads').workerData.port.on('message', () => (calls += 1) === 2 && process.exit(7));
     require(${JSON.stringify(join(built, 'knowledge.worker.cjs'))});`,
  );
  const knowledge = open(workerPath);
  const events = knowledge.sources.update(sourceOf('repository', server.url('docs')))[Symbol.asyncIterator]();
  await events.next();
  await server.asked;
  await expect(knowledge.memory.open()).rejects.toMatchObject({ code: 'knowledge.lost' });
  await expect(events.next()).rejects.toMatchObject({ code: 'knowledge.lost' });
});

test('closing ends a worker that does not answer', async () => {
  const { config, lines, open } = await setUp();
  const workerPath = join(config.dir, 'hangs.cjs');
  await writeFile(workerPath, `require('node:worker_threads').workerData.port.on('message', () => { for (;;); });`);
  const knowledge = open(workerPath, 1);
  const [pending] = await Promise.allSettled([knowledge.memory.open(), knowledge.close()]);
  expect([pending.status, lines]).toEqual(['rejected', ['knowledge did not close in order']]);
});

test('an error in the worker is logged by its code, without its message', async () => {
  const { config, errors, knowledge } = await setUp();
  await writeFile(config.indexDbPath, 'no database');
  await knowledge.sources.search({ query: 'a', keys: [], excludeIds: [], limit: 1 });
  expect(errors).toMatchObject([{ code: 'SQLITE_NOTADB', frames: expect.any(Array) }]);
  expect(JSON.stringify(errors)).not.toContain('"message"');
});

test('closing leaves whole databases, and nothing starts after it', async () => {
  const { config, knowledge } = await setUp();
  await knowledge.memory.save(saveOf(v7(), conversation('a', 'b')));
  await knowledge.close();
  expect((await readdir(config.dir)).toSorted()).toEqual(['index.db', 'mastra.db']);
  await expect(knowledge.memory.open()).rejects.toThrow('closed');
});

describe('a model is downloaded', () => {
  const small = async (...first: Parameters<typeof serveFile>[1][]) => {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const { spec, archive } = await makeSmallModel(dir);
    const server = await serveFile(archive, ...first);
    return { server, archive, spec: { ...spec, archive: { ...spec.archive, url: `${server.origin}/model` } } };
  };

  test('by the fetch of the app, and by nothing else', async () => {
    const { server, spec } = await small();
    const { config, knowledge, requests } = await setUp(spec);
    await knowledge.embedders.download();
    expect(requests).toEqual([spec.archive.url]);
    expect(server.requests).toHaveLength(1);
    expect((await readdir(join(config.modelsDir, spec.folder))).toSorted()).toEqual([
      'model_optimized.onnx',
      'tokenizer.json',
    ]);
  });

  test('until it is stopped, which ends the request', async () => {
    const half = 1_000;
    const { server, archive, spec } = await small((request, response) => silentAfter(archive, half)(request, response));
    const { config, knowledge } = await setUp(spec);
    const stop = new AbortController();
    const downloading = knowledge.embedders.download({ signal: stop.signal });
    for await (const { work } of knowledge.embedders.watch()) if (work !== null && work.done === half) break;
    stop.abort();
    await expect(downloading).rejects.toThrow();
    await (
      await server.whenRequested(0)
    ).whenAbandoned;
    expect((await stat(join(config.modelsDir, `${spec.folder}.part`))).size).toBe(half);
  });

  test('from nowhere when its server cannot be reached', async () => {
    const { server, spec } = await small();
    await server.close();
    const { knowledge } = await setUp(spec);
    await expect(knowledge.embedders.download()).rejects.toMatchObject({ code: 'embedder.unreachable' });
  });
});
