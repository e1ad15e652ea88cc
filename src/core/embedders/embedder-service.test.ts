import { expect, onTestFinished, test } from 'vitest';
import type { EmbedderState } from '../../shared/domain/embedder';
import { AppError } from '../errors';
import { createAppStatus } from '../app-status';
import type { CallOptions } from '../knowledge/call-options';
import type { EmbedderKnowledge } from '../knowledge/embedder-knowledge';
import { createSettings } from '../settings/settings-service';
import { createMemoryLog } from '../testing/memory-log';
import { createMemorySettingsStore } from '../testing/memory-settings-store';
import { createWatchedValue } from '../watched-value';
import { createEmbedderService } from './embedder-service';

const resting: EmbedderState = {
  serving: 'bundled',
  wanted: 'bundled',
  isInstalled: false,
  partialBytes: 0,
  totalBytes: 10,
  work: null,
  problem: null,
  isByWords: false,
};

/** The service over a knowledge that does what the test tells it to. */
async function setUp(change: Partial<EmbedderKnowledge> = {}) {
  const told = createWatchedValue(resting);
  const used: string[] = [];
  const done = createWatchedValue(0);
  const knowledge: EmbedderKnowledge = {
    watch: (options) => told.watch(options?.signal),
    async use({ id }) {
      used.push(id);
      done.set(used.length);
    },
    download: async () => undefined,
    installFrom: async () => undefined,
    ...change,
  };
  const settings = await createSettings({ store: createMemorySettingsStore() });
  const status = createAppStatus([]);
  const log = createMemoryLog();
  const service = createEmbedderService({ knowledge, settings, status, log });
  onTestFinished(() => service.close());
  service.start();
  const whenUsed = async (count: number) => {
    for await (const each of done.watch()) if (each >= count) return used;
    throw new Error('unreachable');
  };
  const whenBanners = async (count: number) => {
    for await (const { banners } of status.watch()) if (banners.length === count) return banners;
    throw new Error('unreachable');
  };
  return { service, settings, told, whenUsed, whenBanners, log };
}

/** A call that lasts until it is stopped. */
const untilStopped = (options?: CallOptions): Promise<void> =>
  new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('stopped'))));

test('a start uses the model of the settings, and each change the new one', async () => {
  const { settings, whenUsed } = await setUp();
  expect(await whenUsed(1)).toEqual(['bundled']);
  await settings.update({ theme: 'dark' });
  await settings.update({ embedderId: 'bge-small' });
  expect(await whenUsed(2)).toEqual(['bundled', 'bge-small']);
});

test('a start for another worker follows nothing twice', async () => {
  const { service, settings, whenUsed } = await setUp();
  expect(await whenUsed(1)).toEqual(['bundled']);
  service.start();
  await settings.update({ embedderId: 'bge-small' });
  expect(await whenUsed(2)).toEqual(['bundled', 'bge-small']);
  await settings.update({ embedderId: 'bundled' });
  expect(await whenUsed(3)).toEqual(['bundled', 'bge-small', 'bundled']);
});

test('what is installed is used', async () => {
  const { service, settings, whenUsed } = await setUp();
  service.download();
  expect(await whenUsed(2)).toEqual(['bundled', 'bge-small']);
  expect(settings.get().embedderId).toBe('bge-small');
  // Chosen already: it is installed again because it could not be used.
  service.installFrom('/folder');
  expect(await whenUsed(3)).toEqual(['bundled', 'bge-small', 'bge-small']);
});

test('what could not be installed is not used', async () => {
  let fail = (): void => undefined;
  const failing = new Promise<void>((_, reject) => (fail = () => reject(new AppError('data.full'))));
  const { service, settings, log } = await setUp({ download: () => failing });
  service.download();
  fail();
  await expect(failing).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  expect([settings.get().embedderId, log.lines.length]).toEqual(['bundled', 1]);
});

test('two windows that ask for it at once begin one installation', async () => {
  let calls = 0;
  const download = (options?: CallOptions): Promise<void> => {
    calls += 1;
    return untilStopped(options);
  };
  const { service } = await setUp({ download });
  service.download();
  service.download();
  await service.stop();
  expect(calls).toBe(1);
});

test('stopping ends an installation, after which there may be another', async () => {
  const { service, settings, whenUsed, log } = await setUp({ download: untilStopped });
  service.download();
  await service.stop();
  await new Promise((resolve) => setImmediate(resolve));
  expect([settings.get().embedderId, log.lines]).toEqual(['bundled', []]);
  service.installFrom('/folder');
  expect(await whenUsed(2)).toEqual(['bundled', 'bge-small']);
});

test('stopping while vectors are made goes back to the model that serves', async () => {
  const { service, settings, told, whenUsed } = await setUp();
  await settings.update({ embedderId: 'bge-small' });
  await whenUsed(2);
  const work = { step: 'embedding', done: 1, total: 2 } as const;
  told.set({ ...resting, wanted: 'bge-small', isInstalled: true, work });
  for await (const state of service.watch()) if (state?.work !== undefined && state.work !== null) break;
  await service.stop();
  expect(await whenUsed(3)).toEqual(['bundled', 'bge-small', 'bundled']);
});

test('a banner says that the wanted model cannot be used, until it can', async () => {
  const { told, whenBanners } = await setUp();
  told.set({ ...resting, wanted: 'bge-small', problem: { code: 'embedder.damaged', params: { file: 'x' } } });
  expect(await whenBanners(1)).toEqual([{ code: 'embedder.fallback', params: { model: 'BGE small' } }]);
  told.set({ ...resting, serving: 'bge-small', wanted: 'bge-small' });
  expect(await whenBanners(0)).toEqual([]);
});

test('a banner says that no model can be used, or which one goes on in the place of the built-in one', async () => {
  const { told, whenBanners } = await setUp();
  const problem = { code: 'embedder.bundledDamaged', params: { file: 'model.onnx' } };
  told.set({ ...resting, problem, isByWords: true });
  expect(await whenBanners(1)).toEqual([{ code: 'embedder.byWords', params: {} }]);
  told.set(resting);
  expect(await whenBanners(0)).toEqual([]);
  told.set({ ...resting, serving: 'bge-small', problem });
  expect(await whenBanners(1)).toEqual([{ code: 'embedder.stays', params: { model: 'BGE small' } }]);
});

test('a worker that is lost is told again what to use, but not for ever', async () => {
  const ended = createWatchedValue(0);
  let count = 0;
  const { whenUsed, log } = await setUp({
    async *watch() {
      yield resting;
      count += 1;
      ended.set(count);
      throw new Error('the worker is gone');
    },
  });
  expect(await whenUsed(4)).toEqual(['bundled', 'bundled', 'bundled', 'bundled']);
  for await (const each of ended.watch()) if (each === 4) break;
  await new Promise((resolve) => setImmediate(resolve));
  expect([(await whenUsed(4)).length, log.lines.length]).toEqual([4, 4]);
});
