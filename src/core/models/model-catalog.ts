import type { ErrorData } from '../../shared/domain/error-data';
import { READER_MODEL_ID, type ModelCatalog, type ModelConnection, type ModelInfo } from '../../shared/domain/model';
import { wording } from '../../shared/text/wording';
import type { StoredConnection, StoredModel } from '../ports';
import { OLLAMA_BASE_URL, OLLAMA_ID } from './find-ollama';

/** The Reader reads a question of any length: only its words count. */
export const READER_CONTEXT_TOKENS = 100_000_000;

export interface CatalogState {
  readonly connections: readonly StoredConnection[];
  /** What a local Ollama offers; null while none was found. */
  readonly ollama: readonly StoredModel[] | null;
  /** Why a connection cannot be used now, by its id. */
  readonly errors: ReadonlyMap<string, ErrorData>;
}

/** What windows may know: never a key, sealed or not. */
export function toCatalog({ connections, ollama, errors }: CatalogState, keysAreEncrypted: boolean): ModelCatalog {
  const reader: ModelInfo = {
    id: READER_MODEL_ID,
    name: wording.models.reader,
    connectionId: null,
    contextTokens: READER_CONTEXT_TOKENS,
    isBlind: true,
  };
  const found = isConnectedByUser(connections) ? null : ollama;
  return {
    models: [
      reader,
      ...connections.flatMap((connection) => toModels(connection.id, connection.models)),
      ...toModels(OLLAMA_ID, found ?? []),
    ],
    connections: [
      ...connections.map((connection) => toConnection(connection, errors.get(connection.id) ?? null)),
      ...(found === null ? [] : [foundOllama()]),
    ],
    keysAreEncrypted,
  };
}

export function modelIdOf(connectionId: string, modelName: string): string {
  return `${connectionId}/${modelName}`;
}

function toModels(connectionId: string, models: readonly StoredModel[]): readonly ModelInfo[] {
  return models.map((model) => ({ id: modelIdOf(connectionId, model.name), connectionId, ...model }));
}

function toConnection(stored: StoredConnection, error: ErrorData | null): ModelConnection {
  const { id, kind, name, baseUrl, sealedKey } = stored;
  return { id, kind, name, baseUrl, hasKey: sealedKey !== null, origin: 'user', error };
}

function foundOllama(): ModelConnection {
  return {
    id: OLLAMA_ID,
    kind: 'openai-compatible',
    name: wording.models.ollama,
    baseUrl: OLLAMA_BASE_URL,
    hasKey: false,
    origin: 'found',
    error: null,
  };
}

/** Found and connected by hand would show every model twice. */
function isConnectedByUser(connections: readonly StoredConnection[]): boolean {
  const { port } = new URL(OLLAMA_BASE_URL);
  return connections.some(
    ({ baseUrl }) =>
      baseUrl !== null &&
      /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(baseUrl).hostname) &&
      new URL(baseUrl).port === port,
  );
}
