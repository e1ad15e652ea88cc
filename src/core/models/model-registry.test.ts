import { streamText } from 'ai';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelCatalog } from '../../shared/domain/model';
import type { ConnectionStore, SecretBox } from '../ports';
import { createSettings, type SettingsService } from '../settings/settings-service';
import { createMemoryConnectionStore } from '../testing/memory-connection-store';
import { createMemoryLog } from '../testing/memory-log';
import { createScriptedClock, neverWakes } from '../testing/scripted-clock';
import { createMemorySettingsStore } from '../testing/memory-settings-store';
import { createPlainSecretBox } from '../testing/plain-secret-box';
import { startScriptedOpenAiServer, textReply, type ScriptedOpenAiServer } from '../testing/scripted-openai-server';
import { findOllama } from './find-ollama';
import { createModelRegistry, type ModelRegistry, type ModelRegistryOptions } from './model-registry';
import { createRequestJson, type RequestJson } from './providers/request-json';

const API_KEY = 'sk-very-secret-key';

let server: ScriptedOpenAiServer;
let store: ConnectionStore;
let settings: SettingsService;
let clock: number;
const log = createMemoryLog();
const secrets = createPlainSecretBox();
const registries: ModelRegistry[] = [];

beforeEach(async () => {
  server = await startScriptedOpenAiServer({ models: ['small', 'org/large'], apiKey: API_KEY });
  store = createMemoryConnectionStore();
  settings = await createSettings({ store: createMemorySettingsStore() });
  clock = 1_000;
});
afterEach(async () => {
  for (const registry of registries.splice(0)) registry.close();
  await server.close();
});

function start(options: Partial<ModelRegistryOptions> = {}): ModelRegistry {
  let nextId = 0;
  const registry = createModelRegistry({
    connections: store,
    secrets,
    fetch,
    log,
    now: () => clock,
    newId: () => `id-${(nextId += 1)}`,
    findLocalModels: false,
    settings,
    onWake: neverWakes,
    clock: createScriptedClock(),
    ...options,
  });
  registries.push(registry);
  return registry;
}

/** A fetch for which this server stands at Ollama's address. */
function asOllama(ollama: ScriptedOpenAiServer): typeof fetch {
  return (input, init) => fetch(new Request(input, init).url.replace('http://127.0.0.1:11434', ollama.origin), init);
}

const connectHere = (registry: ModelRegistry) =>
  registry.connect({ kind: 'openai-compatible', baseUrl: server.origin, apiKey: API_KEY });

describe('the model registry', () => {
  it('offers the Reader when nothing is connected, and contacts nobody', async () => {
    let requests = 0;
    const registry = start({
      fetch: () => {
        requests += 1;
        return Promise.reject(new Error('Nobody is to be contacted.'));
      },
    });
    expect(await shownCatalog(registry)).toEqual({
      models: [{ id: 'reader', name: 'Reader', connectionId: null, contextTokens: expect.any(Number), isBlind: true }],
      connections: [],
      keysAreEncrypted: true,
    });
    expect(requests).toBe(0);
  });

  it('connects a server, finds its /v1, and lists its models', async () => {
    const registry = start();
    expect(await connectHere(registry)).toEqual({
      connectionId: 'id-1',
      modelIds: ['id-1/small', 'id-1/org/large'],
    });
    expect(await shownCatalog(registry)).toMatchObject({
      models: [{ id: 'reader' }, { id: 'id-1/small', name: 'small', connectionId: 'id-1' }, { name: 'org/large' }],
      connections: [{ id: 'id-1', baseUrl: server.baseUrl, hasKey: true, origin: 'user', error: null }],
    });
  });

  it('stores a key as ciphertext, and shows it to nobody', async () => {
    const registry = start();
    await connectHere(registry);
    const kept = JSON.stringify([await store.list(), await shownCatalog(registry), log.lines]);
    expect(kept).toContain(secrets.seal(API_KEY));
    expect(kept.replaceAll(secrets.seal(API_KEY), '')).not.toContain(API_KEY);
    expect(JSON.stringify(await shownCatalog(registry))).not.toContain('sealed');
  });

  it('says so when keys are not encrypted', async () => {
    const registry = start({ secrets: { ...secrets, isEncrypted: false } });
    expect(await shownCatalog(registry)).toMatchObject({ keysAreEncrypted: false });
  });

  it('connects a server that wants no key, and sends it none', async () => {
    const open = await startScriptedOpenAiServer();
    const registry = start();
    const { modelIds } = await registry.connect({ kind: 'openai-compatible', baseUrl: open.baseUrl });
    open.reply(textReply('Hello.'));
    const { languageModel } = await registry.resolve(modelIds[0] ?? '');
    expect(await streamText({ model: languageModel, prompt: 'Hi' }).text).toBe('Hello.');
    expect(open.requests.map(({ headers }) => headers.authorization)).not.toContainEqual(expect.any(String));
    expect((await store.list())[0]?.sealedKey).toBeNull();
    await open.close();
  });

  it('marks the context that a server does not tell as assumed, after a restart too', async () => {
    const registry = start();
    await connectHere(registry);
    const told = await startScriptedOpenAiServer({
      models: ['any'],
      routes: { '/props': () => ({ default_generation_settings: { n_ctx: 8_192 } }) },
    });
    await registry.connect({ kind: 'openai-compatible', baseUrl: told.baseUrl });
    const { models } = await shownCatalog(start());
    expect(models.map(({ name, isContextAssumed }) => [name, isContextAssumed])).toEqual(
      expect.arrayContaining([
        ['Reader', undefined],
        ['org/large', true],
        ['any', undefined],
      ]),
    );
    await told.close();
  });

  it('resolves a connected model after a restart, without asking the server first', async () => {
    await connectHere(start());
    let requests = 0;
    const countingFetch: typeof fetch = (...request) => {
      requests += 1;
      return fetch(...request);
    };
    const registry = start({ fetch: countingFetch });
    await shownCatalog(registry);
    await setImmediate();
    expect(requests).toBe(0);
    server.reply(textReply('Hello.'));
    const model = await registry.resolve('id-1/org/large');
    const { text } = streamText({ model: model.languageModel, prompt: 'Hi' });
    expect(await text).toBe('Hello.');
    expect(model).toMatchObject({ id: 'id-1/org/large', name: 'org/large', isReader: false, contextTokens: 8_192 });
    expect(model.mayOmitThinking).toBe(false);
    expect(server.chats()[0]).toMatchObject({
      body: { model: 'org/large' },
      headers: { authorization: `Bearer ${API_KEY}` },
    });
  });

  it('renews a connection in place when its address is connected again', async () => {
    const registry = start();
    await connectHere(registry);
    clock += 1;
    await registry.connect({ kind: 'openai-compatible', baseUrl: server.baseUrl });
    expect(await store.list()).toEqual([
      expect.objectContaining({ id: 'id-1', createdAt: 1_000, sealedKey: secrets.seal(API_KEY) }),
    ]);
  });

  it('tells whoever watches of each change', async () => {
    const registry = start();
    const seen: number[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const catalog of registry.watch(stop.signal)) {
        seen.push(catalog.connections.length);
        if (seen.length === 1) void connectHere(registry);
        if (seen.length === 2) void registry.disconnect('id-1');
        if (seen.length === 3) stop.abort();
      }
    })();
    await watching;
    expect(seen).toEqual([0, 1, 0]);
  });

  it('gives new sessions the Reader again when their model is disconnected', async () => {
    const registry = start();
    await connectHere(registry);
    await settings.update({ defaultModelId: 'id-1/small' });
    await registry.disconnect('id-1');
    expect(settings.get().defaultModelId).toBe('reader');
    await expect(registry.resolve('id-1/small')).rejects.toMatchObject({
      code: 'model.unknown',
      params: { model: 'small' },
    });
  });

  it.each([
    ['a wrong key', { kind: 'openai-compatible', apiKey: 'wrong' }, 'model.unauthorized'],
    ['no key where one is needed', { kind: 'anthropic' }, 'model.keyMissing'],
    ['an address that is none', { kind: 'openai-compatible', baseUrl: 'ftp://x' }, 'model.address'],
    ['no address at all', { kind: 'openai-compatible', baseUrl: ' ' }, 'model.addressMissing'],
  ] as const)('stores nothing after %s', async (_, input, code) => {
    const registry = start();
    await expect(registry.connect({ baseUrl: server.baseUrl, ...input })).rejects.toMatchObject({ code });
    expect(await store.list()).toEqual([]);
  });

  it('says so when a key was sealed on another machine', async () => {
    await connectHere(start());
    const elsewhere: SecretBox = { ...secrets, open: () => null };
    const registry = start({ secrets: elsewhere });
    await expect(registry.resolve('id-1/small')).rejects.toMatchObject({ code: 'model.keyMissing' });
    expect((await shownCatalog(registry)).connections).toMatchObject([{ error: { code: 'model.keyMissing' } }]);
  });

  it('learns what a model in use holds, and shows why a list cannot be had', async () => {
    let list: unknown = { data: [{ id: 'small', max_model_len: 32_000 }] };
    const changing = await startScriptedOpenAiServer({ routes: { '/v1/models': () => list } });
    const { baseUrl } = changing;
    await store.save({
      id: 'c',
      kind: 'openai-compatible',
      name: 'x',
      baseUrl,
      sealedKey: null,
      models: [],
      createdAt: 0,
    });
    const registry = start();
    await registry.resolve('c/small');
    const renewed = await untilCatalog(registry, (catalog) => catalog.models.length === 2);
    list = undefined;
    clock += 60_000;
    await registry.resolve('c/small');
    const failed = await untilCatalog(registry, (catalog) => catalog.connections[0]?.error !== null);
    expect(renewed).toMatchObject({ models: [{}, { contextTokens: 32_000 }], connections: [{ error: null }] });
    expect(failed).toMatchObject({ models: [{}, {}], connections: [{ error: { code: 'model.status' } }] });
    await changing.close();
  });
});

describe('a local Ollama', () => {
  const routes = {
    '/api/version': () => ({ version: '0.12.0' }),
    '/api/ps': () => ({ models: [{ name: 'loaded:8b', context_length: 16_384 }] }),
    '/api/show': ({ body }: { readonly body: unknown }) => ({
      capabilities: JSON.stringify(body).includes('embed')
        ? ['embedding']
        : ['completion', JSON.stringify(body).includes('tuned') ? 'vision' : 'tools'],
      parameters: JSON.stringify(body).includes('tuned') ? 'stop "x"\nnum_ctx 12000' : '',
      model_info: { 'llama.context_length': 8_000 },
    }),
  };
  let ollama: ScriptedOpenAiServer;
  beforeEach(async () => {
    ollama = await startScriptedOpenAiServer({ models: ['loaded:8b', 'idle:8b', 'tuned:8b', 'embed:1b'], routes });
  });
  afterEach(() => ollama.close());

  it('is found by itself, with what each model holds', async () => {
    const registry = start({ findLocalModels: true, fetch: asOllama(ollama) });
    const catalog = await untilCatalog(registry, ({ connections }) => connections.length > 0);
    expect(catalog.connections).toEqual([
      {
        id: 'ollama',
        kind: 'openai-compatible',
        name: 'Ollama',
        baseUrl: 'http://127.0.0.1:11434/v1',
        hasKey: false,
        origin: 'found',
        error: null,
      },
    ]);
    expect(catalog.models.slice(1).map(({ id, contextTokens, isBlind }) => [id, contextTokens, isBlind])).toEqual([
      ['ollama/loaded:8b', 16_384, true],
      ['ollama/idle:8b', 4_096, true],
      ['ollama/tuned:8b', 8_000, undefined],
    ]);
    expect(await store.list()).toEqual([]);
  });

  it('answers', async () => {
    ollama.reply(textReply('Hello.'));
    const registry = start({ findLocalModels: true, fetch: asOllama(ollama) });
    const { languageModel, mayOmitThinking } = await registry.resolve('ollama/idle:8b');
    expect([await streamText({ model: languageModel, prompt: 'Hi' }).text, mayOmitThinking]).toEqual(['Hello.', true]);
  });

  it('is not looked for when that is off', async () => {
    const registry = start({ findLocalModels: false, fetch: asOllama(ollama) });
    await shownCatalog(registry);
    await expect(registry.resolve('ollama/idle:8b')).rejects.toMatchObject({ code: 'model.unknown' });
    expect(ollama.requests).toEqual([]);
  });

  it('is not mistaken for another server at its address', async () => {
    const other = await startScriptedOpenAiServer();
    expect([await findOllama(asked(other)), (await findOllama(asked(ollama)))?.length]).toEqual([null, 3]);
    await other.close();
  });
});

function asked(ollama: ScriptedOpenAiServer): RequestJson {
  return createRequestJson({ fetch: asOllama(ollama), timeoutMs: 60_000, secret: null });
}

/** What a window would show first. */
async function shownCatalog(registry: ModelRegistry): Promise<ModelCatalog> {
  return untilCatalog(registry, () => true);
}

async function untilCatalog(
  registry: ModelRegistry,
  isReached: (catalog: ModelCatalog) => boolean,
): Promise<ModelCatalog> {
  for await (const catalog of registry.watch()) if (isReached(catalog)) return catalog;
  throw new Error('The watch ended.');
}
