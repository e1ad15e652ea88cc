import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { truncate } from 'node:fs/promises';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { EmbedderState } from '../../../shared/domain/embedder';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import { columnText } from '../column-text';
import type { KnowledgeParts, LocalKnowledge } from '../create-knowledge';
import { writeFiles } from '../testing/git-repository';
import { conversation, saveOf } from '../testing/messages';
import { serveFile, silentAfter } from '../testing/model-server';
import { makeSmallModel } from '../testing/small-model';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { createWordEmbedder } from '../testing/word-embedder';

/** A data folder with a source, a conversation, and a server that has the model to install. */
async function setUp() {
  const config = await temporaryConfig();
  const { spec, folder, archive } = await makeSmallModel(join(config.dir, 'made'));
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await writeFiles(join(config.dir, 'docs'), {
    'heron.md': '# Heron\n\nIt wades.\n',
    'otter.md': '# Otter\n\nIt swims.\n',
  });
  const open = (url: string, parts: KnowledgeParts = {}) =>
    openKnowledge({ ...config, upgradeModel: { ...spec, archive: { ...spec.archive, url } } }, parts);
  const fill = async (knowledge: LocalKnowledge) => {
    await update(knowledge, source);
    await knowledge.memory.save(saveOf(v7(), conversation('my boat is called Ludmila', 'noted')));
    await knowledge.memory.settled();
  };
  return { config, folder, archive, source, open, fill };
}

/** Rows of each table of vectors, and whose vectors serve. */
async function vectorsIn(indexDbPath: string): Promise<Readonly<Record<string, number | string>>> {
  const client = createClient({ url: pathToFileURL(indexDbPath).href });
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'passage_vectors_*' OR name GLOB 'memory_vectors_*')",
  );
  const found: Record<string, number | string> = {};
  for (const row of rows) {
    const name = columnText(row.name);
    const counted = await client.execute(`SELECT count(*) AS count FROM ${name}`);
    found[name] = Number(counted.rows[0]?.count);
  }
  const serving = await client.execute('SELECT serving FROM embedder');
  client.close();
  return { ...found, serving: columnText(serving.rows[0]?.serving) };
}

const recalled = async (knowledge: LocalKnowledge) => {
  const place = { sessionId: v7(), resourceId: RESOURCE_ID, reach: 'all', hiddenSessionIds: [] } as const;
  const input = { ...place, text: 'What is my boat called?', excludeIds: [], now: Date.now() };
  return (await knowledge.memory.recall(input)).recalled.map(({ text }) => text);
};

async function stateWhere(
  knowledge: LocalKnowledge,
  isWanted: (state: EmbedderState) => boolean,
): Promise<EmbedderState> {
  for await (const state of knowledge.embedders.watch()) if (isWanted(state)) return state;
  throw new Error('the states ended without it');
}

const old = { memory_vectors_words_64_64: 2, passage_vectors_words_64_64: 2, serving: 'bundled' };
const next = { memory_vectors_small_model_32: 2, passage_vectors_small_model_32: 2, serving: 'bge-small' };

test('an installed model takes over passages and messages, and going back does the same', async () => {
  const { config, archive, source, open, fill } = await setUp();
  const knowledge = open((await serveFile(archive)).origin);
  await fill(knowledge);
  expect(await vectorsIn(config.indexDbPath)).toEqual(old);
  await knowledge.embedders.download();
  await knowledge.embedders.use({ id: 'bge-small' });
  await knowledge.embedderSwitch.settled();
  expect(await vectorsIn(config.indexDbPath)).toEqual(next);
  expect(await stateWhere(knowledge, () => true)).toMatchObject({
    serving: 'bge-small',
    isInstalled: true,
    work: null,
  });
  expect((await search(knowledge, source, 'Heron'))[0]?.path).toBe('heron.md');
  expect(await recalled(knowledge)).toContain('my boat is called Ludmila');
  await knowledge.embedders.use({ id: 'bundled' });
  await knowledge.embedderSwitch.settled();
  expect(await vectorsIn(config.indexDbPath)).toEqual(old);
  expect(await recalled(knowledge)).toContain('my boat is called Ludmila');
});

test('a start that finds the change half done serves the old vectors and makes the rest', async () => {
  const { config, folder, open, fill } = await setUp();
  const first = open('http://127.0.0.1:1');
  await fill(first);
  await first.embedders.installFrom({ folder });
  await first.embedders.use({ id: 'bge-small' });
  await stateWhere(first, ({ work }) => work?.step === 'embedding');
  await first.close();
  expect(await vectorsIn(config.indexDbPath)).toMatchObject(old);
  const second = open('http://127.0.0.1:1');
  await second.embedders.use({ id: 'bge-small' });
  expect((await second.embedderSwitch.serving.get()).id).toBe('words-64');
  await second.embedderSwitch.settled();
  expect(await vectorsIn(config.indexDbPath)).toEqual(next);
});

test('a model file that was damaged leaves the place to the bundled model until it is mended', async () => {
  const { config, folder, open, fill } = await setUp();
  const first = open('http://127.0.0.1:1');
  await first.embedders.installFrom({ folder });
  await first.embedders.use({ id: 'bge-small' });
  await fill(first);
  await first.embedderSwitch.settled();
  await first.close();
  expect(await vectorsIn(config.indexDbPath)).toEqual(next);
  await truncate(join(config.modelsDir, 'small-model/model_optimized.onnx'), 1_000);

  const second = open('http://127.0.0.1:1');
  await second.embedders.use({ id: 'bge-small' });
  await second.embedderSwitch.settled();
  expect(await stateWhere(second, () => true)).toMatchObject({
    serving: 'bundled',
    wanted: 'bge-small',
    problem: { code: 'embedder.damaged', params: { file: 'model_optimized.onnx' } },
  });
  expect(await recalled(second)).toContain('my boat is called Ludmila');
  await second.embedders.installFrom({ folder });
  await second.embedders.use({ id: 'bge-small' });
  await second.embedderSwitch.settled();
  expect(await vectorsIn(config.indexDbPath)).toEqual(next);
});

test('a stopped download tells how far it came, and is no problem', async () => {
  const { archive, open } = await setUp();
  const knowledge = open((await serveFile(archive, silentAfter(archive, 1_000))).origin);
  const stop = new AbortController();
  const download = knowledge.embedders.download({ signal: stop.signal });
  await stateWhere(knowledge, ({ work }) => work?.step === 'downloading' && work.done === 1_000);
  stop.abort(new Error('stopped'));
  await expect(download).rejects.toThrow('stopped');
  expect(await stateWhere(knowledge, () => true)).toMatchObject({
    isInstalled: false,
    partialBytes: 1_000,
    work: null,
    problem: null,
  });
});

test('a download that fails is told with its reason', async () => {
  const { open } = await setUp();
  const knowledge = open((await serveFile(Buffer.from('another file'))).origin);
  await expect(knowledge.embedders.download()).rejects.toMatchObject({ code: 'embedder.checksum' });
  expect(await stateWhere(knowledge, () => true)).toMatchObject({ problem: { code: 'embedder.checksum' } });
});

test.each([
  ['throws', () => Promise.reject(new Error('broken'))],
  ['answers what is no number', async () => new Float32Array(64).fill(NaN)],
  ['answers another dimension', async () => new Float32Array(8)],
])('a search goes on with words alone while the embedder %s', async (_, embed) => {
  const { source, open, fill } = await setUp();
  const knowledge = open('http://127.0.0.1:1', { embedder: async () => ({ ...createWordEmbedder(), embed }) });
  await fill(knowledge);
  expect((await search(knowledge, source, 'Heron'))[0]?.path).toBe('heron.md');
  expect(await recalled(knowledge)).toContain('my boat is called Ludmila');
});
