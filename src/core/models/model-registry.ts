import type { LanguageModelV4 } from '@ai-sdk/provider';
import { READER_MODEL_ID, type ModelCatalog } from '../../shared/domain/model';
import { wording } from '../../shared/text/wording';
import { AppError } from '../errors';
import type { ConnectionStore, Log, SecretBox, StoredConnection, StoredModel } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import { displayAddress, isLocalBaseUrl } from './base-url';
import { connectProvider, openConnection, type ConnectInput } from './connect-provider';
import { createConnectionList } from './connection-list';
import { hostedContextTokens, LOCAL_CONTEXT_TOKENS } from './context-tokens';
import { isOllama, OLLAMA_BASE_URL, OLLAMA_ID } from './find-ollama';
import type { OnWake, Patience } from './guard-fetch';
import type { RetryWait } from './guard-model';
import { createListRenewal } from './list-renewal';
import { modelIdOf, READER_CONTEXT_TOKENS, toCatalog } from './model-catalog';
import { openModel } from './open-model';
import { providers } from './providers/all-providers';
import type { Provider, ProviderConnection } from './providers/provider';
import { createRequestJson, type RequestJson } from './providers/request-json';
import { createReaderModel } from './reader/reader-model';
import type { RetryClock } from './retry-policy';

export interface ModelRegistryOptions {
  readonly connections: ConnectionStore;
  readonly secrets: SecretBox;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: () => string;
  readonly findLocalModels: boolean;
  readonly settings: Pick<SettingsService, 'get' | 'update'>;
  /** How long models may be silent. The default knows of local ones that load and hosted ones that think. */
  readonly patience?: Patience;
  readonly onWake: OnWake;
  readonly clock: RetryClock;
}

/** A model ready to be called. */
export interface ResolvedModel {
  /** `reader`, or `<connection id>/<model name>`. */
  readonly id: string;
  readonly name: string;
  readonly languageModel: LanguageModelV4;
  /** What one request may hold. */
  readonly contextTokens: number;
  readonly isReader: boolean;
  /** It cannot look at pictures. */
  readonly isBlind: boolean;
  /** It, or its server, is known to take the wish that it answers without thinking first. */
  readonly mayOmitThinking: boolean;
  /** The host, for the sentences of failures. Empty for the Reader. */
  readonly address: string;
}

/** The models there are, and the way to each. A provider is contacted only when the user connects or uses it. */
export interface ModelRegistry {
  /** The catalogue now and after each change. */
  watch(signal?: AbortSignal): AsyncIterable<ModelCatalog>;
  /** Connecting an address again renews its key and its list. Errors: the `model.*` codes. */
  connect(input: ConnectInput): Promise<{ connectionId: string; modelIds: string[] }>;
  disconnect(connectionId: string): Promise<void>;
  /**
   * `onWait` is told when a request of it waits to be sent again, and when that is over. Errors: `model.unknown`,
   * `model.keyMissing`.
   */
  resolve(modelId: string, onWait?: (wait: RetryWait, isOver: boolean) => void): Promise<ResolvedModel>;
  /** Ends what runs in the background. */
  close(): void;
}

const LOCAL_FIRST_BYTE_MS = 300_000;
const HOSTED_FIRST_BYTE_MS = 60_000;

export function createModelRegistry(options: ModelRegistryOptions): ModelRegistry {
  const { secrets, fetch, settings } = options;
  const list = createConnectionList(options.connections);
  const closing = new AbortController();
  const reader = createReaderModel(options);
  const createRequest = (timeoutMs: number, secret: string | null): RequestJson =>
    createRequestJson({ fetch, timeoutMs, signal: closing.signal, secret });
  const renewal = createListRenewal({ ...options, list, createRequest, signal: closing.signal });
  void renewal.lookForOllama();

  async function* watch(signal?: AbortSignal): AsyncGenerator<ModelCatalog, void, undefined> {
    await list.loaded;
    void renewal.lookForOllama();
    for await (const state of list.state.watch(signal)) yield toCatalog(state, secrets.isEncrypted);
  }

  function openStored(stored: StoredConnection): ProviderConnection {
    try {
      return openConnection(stored, secrets);
    } catch (error) {
      list.setError(stored.id, error);
      throw error;
    }
  }

  async function resolve(modelId: string, onWait?: ResolveAtOptions['onWait']): Promise<ResolvedModel> {
    if (modelId === READER_MODEL_ID) return resolveReader(reader);
    await list.loaded;
    const { connectionId, name } = splitModelId(modelId);
    const { connections, ollama } = list.state.get();
    const stored = connections.find((connection) => connection.id === connectionId);
    if (stored !== undefined) {
      const connection = openStored(stored);
      void renewal.renew(stored, connection);
      return resolveAt({
        ...options,
        provider: providers[stored.kind],
        connection,
        name,
        id: modelId,
        models: stored.models,
        onWait,
      });
    }
    if (connectionId !== OLLAMA_ID || !options.findLocalModels) throw new AppError('model.unknown', { model: name });
    void renewal.lookForOllama();
    const connection = { baseUrl: OLLAMA_BASE_URL, apiKey: null };
    return resolveAt({
      ...options,
      provider: providers['openai-compatible'],
      connection,
      name,
      id: modelId,
      models: ollama ?? [],
      onWait,
    });
  }

  return {
    watch,
    resolve,
    async connect(input) {
      await list.loaded;
      const { connections } = list.state.get();
      const stored = await connectProvider({ ...options, input, connections, createRequest });
      await list.save(stored);
      list.setError(stored.id, null);
      return { connectionId: stored.id, modelIds: stored.models.map((model) => modelIdOf(stored.id, model.name)) };
    },
    async disconnect(connectionId) {
      await list.loaded;
      await list.remove(connectionId);
      const { defaultModelId } = settings.get();
      // New sessions would start with a model that is gone.
      if (splitModelId(defaultModelId).connectionId === connectionId)
        await settings.update({ defaultModelId: READER_MODEL_ID });
    },
    close: () => closing.abort(),
  };
}

/** A model's name may hold slashes, a connection's id does not. */
function splitModelId(modelId: string): { readonly connectionId: string; readonly name: string } {
  const slash = modelId.indexOf('/');
  return slash < 0
    ? { connectionId: '', name: modelId }
    : { connectionId: modelId.slice(0, slash), name: modelId.slice(slash + 1) };
}

function resolveReader(reader: LanguageModelV4): ResolvedModel {
  return {
    id: READER_MODEL_ID,
    name: wording.models.reader,
    languageModel: reader,
    contextTokens: READER_CONTEXT_TOKENS,
    isReader: true,
    isBlind: true,
    mayOmitThinking: false,
    address: '',
  };
}

interface ResolveAtOptions extends Pick<ModelRegistryOptions, 'fetch' | 'log' | 'patience' | 'onWake' | 'clock'> {
  readonly provider: Provider;
  readonly connection: ProviderConnection;
  readonly id: string;
  readonly name: string;
  readonly models: readonly StoredModel[];
  readonly onWait: ((wait: RetryWait, isOver: boolean) => void) | undefined;
}

async function resolveAt(options: ResolveAtOptions): Promise<ResolvedModel> {
  const { provider, connection, id, name } = options;
  const isLocal = isLocalBaseUrl(connection.baseUrl);
  const patience = options.patience ?? {
    firstByteMs: isLocal ? LOCAL_FIRST_BYTE_MS : HOSTED_FIRST_BYTE_MS,
    betweenBytesMs: provider.betweenBytesMs,
  };
  const listed = options.models.find((model) => model.name === name);
  return {
    id,
    name,
    languageModel: await openModel({ ...options, modelName: name, patience }),
    contextTokens: listed?.contextTokens ?? (isLocal ? LOCAL_CONTEXT_TOKENS : hostedContextTokens(name)),
    isReader: false,
    isBlind: listed?.isBlind ?? false,
    // Others that speak OpenAI's protocol may refuse what they do not know.
    mayOmitThinking: provider.kind !== 'openai-compatible' || isOllama(connection.baseUrl),
    address: displayAddress(connection.baseUrl),
  };
}
