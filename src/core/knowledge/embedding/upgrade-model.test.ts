import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { expect, onTestFinished, test } from 'vitest';
import type { EmbedderWork } from '../../../shared/domain/embedder';
import { serveFile, silentAfter } from '../testing/model-server';
import { makeSmallModel } from '../testing/small-model';
import type { ModelSpec } from './model-spec';
import { createUpgradeModel } from './upgrade-model';

async function setUp() {
  const dir = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const model = await makeSmallModel(join(dir, 'made'));
  const modelsDir = join(dir, 'models');
  const work: EmbedderWork[] = [];
  const options = { signal: new AbortController().signal, onProgress: (each: EmbedderWork) => void work.push(each) };
  const open = (spec: ModelSpec) => createUpgradeModel({ spec, modelsDir, fetch });
  return { ...model, dir, modelsDir, work, options, open };
}

/** What lies in the folder of models. */
const left = (modelsDir: string): Promise<string[]> => readdir(modelsDir, { recursive: true }).catch(() => []);
const installed = ['small-model', 'small-model/model_optimized.onnx', 'small-model/tokenizer.json'];
const at = (spec: ModelSpec, url: string): ModelSpec => ({ ...spec, archive: { ...spec.archive, url } });

test('a downloaded model is installed whole, and loads', async () => {
  const { spec, archive, modelsDir, work, options, open } = await setUp();
  const upgrade = open(at(spec, (await serveFile(archive)).origin));
  expect(await upgrade.isInstalled()).toBe(false);
  await upgrade.download(options);
  expect([await upgrade.isInstalled(), (await left(modelsDir)).toSorted()]).toEqual([true, installed]);
  expect(work.map(({ step }) => step).filter((step, index, all) => step !== all[index - 1])).toEqual([
    'downloading',
    'installing',
  ]);
  const embedder = await upgrade.load();
  expect([embedder.id, await embedder.embed('hello')]).toEqual(['small-model', expect.any(Float32Array)]);
});

test('a download that was stopped is gone on with after a restart', async () => {
  const { spec, archive, modelsDir, options, open } = await setUp();
  const silent = await serveFile(archive, silentAfter(archive, 1_000));
  const stop = new AbortController();
  const onProgress = ({ done }: EmbedderWork): void => (done === 1_000 ? stop.abort(new Error('quit')) : undefined);
  const stopped = open(at(spec, silent.origin)).download({ signal: stop.signal, onProgress });
  await expect(stopped).rejects.toThrow('quit');
  expect([await open(spec).partialBytes(), await left(modelsDir)]).toEqual([1_000, ['small-model.part']]);
  const server = await serveFile(archive);
  await open(at(spec, server.origin)).download(options);
  expect(server.requests[0]?.headers.range).toBe('bytes=1000-');
  expect((await left(modelsDir)).toSorted()).toEqual(installed);
});

test('an archive without the model’s files installs nothing', async () => {
  const { spec, dir, modelsDir, options, open } = await setUp();
  await mkdir(join(dir, 'other/small-model'), { recursive: true });
  await writeFile(join(dir, 'other/small-model/model_optimized.onnx'), 'not a model');
  const chunks: Uint8Array[] = [];
  for await (const chunk of create({ cwd: join(dir, 'other'), gzip: true }, ['small-model'])) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const url = (await serveFile(archive)).origin;
  const upgrade = open({ ...spec, archive: { url, sha256, bytes: archive.length } });
  await expect(upgrade.download(options)).rejects.toMatchObject({ code: 'embedder.damaged' });
  expect([await upgrade.isInstalled(), await left(modelsDir)]).toEqual([false, ['small-model.part']]);
});

test('what lies beside the model in an archive is not unpacked', async () => {
  const { spec, dir, folder, modelsDir, options, open } = await setUp();
  await writeFile(join(folder, '../escape'), 'out');
  await writeFile(join(folder, 'extra.sh'), 'run');
  const chunks: Uint8Array[] = [];
  const entries = ['small-model', 'small-model/../escape'];
  for await (const chunk of create({ cwd: join(dir, 'made'), gzip: true }, entries)) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const url = (await serveFile(archive)).origin;
  await open({ ...spec, archive: { url, sha256, bytes: archive.length } }).download(options);
  expect((await left(modelsDir)).toSorted()).toEqual(installed);
});

test.each([
  ['its folder', async (folder: string) => folder],
  ['the folder around it', async (folder: string) => join(folder, '..')],
  [
    'a folder with its archive',
    async (folder: string) => {
      await rm(folder, { recursive: true });
      return join(folder, '..');
    },
  ],
])('a model that the user has is installed from %s', async (_, choose) => {
  const { spec, folder, modelsDir, options, open } = await setUp();
  const upgrade = open(spec);
  await upgrade.installFrom(await choose(folder), options);
  expect((await left(modelsDir)).toSorted()).toEqual(installed);
  expect((await upgrade.load()).id).toBe('small-model');
});

test.each([
  ['without a model', 'embedder.notThere', async (folder: string) => rm(folder, { recursive: true })],
  ['without its tokenizer', 'embedder.damaged', async (folder: string) => rm(join(folder, 'tokenizer.json'))],
  [
    'with another model',
    'embedder.damaged',
    async (folder: string) => writeFile(join(folder, 'model_optimized.onnx'), 'x'),
  ],
])('from a folder %s nothing is installed', async (_, code, damage) => {
  const { spec, folder, modelsDir, options, open } = await setUp();
  const own = join(folder, '../own');
  await cp(folder, join(own, 'small-model'), { recursive: true });
  await damage(join(own, 'small-model'));
  const upgrade = open(spec);
  await expect(upgrade.installFrom(own, options)).rejects.toMatchObject({ code });
  expect([await upgrade.isInstalled(), await left(modelsDir)]).toEqual([false, []]);
});

test('another archive of the same name is not unpacked', async () => {
  const { spec, folder, modelsDir, options, open } = await setUp();
  const own = join(folder, '../own');
  await mkdir(own);
  await writeFile(join(own, 'small-model.tar.gz'), 'another');
  await expect(open(spec).installFrom(own, options)).rejects.toMatchObject({ code: 'embedder.damaged' });
  expect(await left(modelsDir)).toEqual([]);
});

test('an installed model that was damaged does not load, and is mended by installing again', async () => {
  const { spec, folder, modelsDir, options, open } = await setUp();
  const upgrade = open(spec);
  await upgrade.installFrom(folder, options);
  await truncate(join(modelsDir, 'small-model/model_optimized.onnx'), 100);
  await expect(upgrade.load()).rejects.toMatchObject({ code: 'embedder.damaged' });
  await upgrade.installFrom(folder, options);
  expect((await upgrade.load()).id).toBe('small-model');
});

test('a stopped installation leaves nothing', async () => {
  const { spec, folder, modelsDir, options, open } = await setUp();
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(open(spec).installFrom(folder, { ...options, signal })).rejects.toThrow('stopped');
  expect(await left(modelsDir)).toEqual([]);
});
