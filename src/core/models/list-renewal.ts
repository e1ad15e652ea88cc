import type { StoredConnection } from '../ports';
import { isLocalBaseUrl } from './base-url';
import { isSameList, type ConnectionList } from './connection-list';
import { findOllama, OLLAMA_ID } from './find-ollama';
import { providers } from './providers/all-providers';
import type { ProviderConnection } from './providers/provider';
import type { RequestJson } from './providers/request-json';

export interface ListRenewalOptions {
  readonly list: ConnectionList;
  readonly createRequest: (timeoutMs: number, secret: string | null) => RequestJson;
  readonly now: () => number;
  readonly findLocalModels: boolean;
  /** Ends what runs. */
  readonly signal: AbortSignal;
}

/** Keeps the lists of models fresh. Neither call rejects, nor asks again within the lifetime of a list. */
export interface ListRenewal {
  lookForOllama(): Promise<void>;
  /** Asks a provider that is in use anyway what it offers now. A failure shows at the connection in Settings. */
  renew(stored: StoredConnection, opened: ProviderConnection): Promise<void>;
}

const FIND_LIMIT_MS = 1_000;
const RENEW_LIMIT_MS = 15_000;
/** What a local model can hold is known once it is loaded, so a local list is asked for again sooner. */
const LOCAL_LIFE_MS = 10_000;
const HOSTED_LIFE_MS = 3_600_000;

export function createListRenewal({
  list,
  createRequest,
  now,
  findLocalModels,
  signal,
}: ListRenewalOptions): ListRenewal {
  const askedAt = new Map<string, number>();

  function isDue(connectionId: string, lifeMs: number): boolean {
    const last = askedAt.get(connectionId);
    if (last !== undefined && now() - last < lifeMs) return false;
    askedAt.set(connectionId, now());
    return true;
  }

  async function askProvider(stored: StoredConnection, opened: ProviderConnection): Promise<void> {
    const isCurrent = (): boolean => list.state.get().connections.includes(stored) && !signal.aborted;
    try {
      const { models } = await providers[stored.kind].connect(opened, createRequest(RENEW_LIMIT_MS, opened.apiKey));
      if (!isCurrent()) return;
      list.setError(stored.id, null);
      if (!isSameList(models, stored.models)) await list.save({ ...stored, models });
    } catch (error) {
      if (isCurrent()) list.setError(stored.id, error);
    }
  }

  return {
    async lookForOllama() {
      if (!findLocalModels || !isDue(OLLAMA_ID, LOCAL_LIFE_MS)) return;
      const models = await findOllama(createRequest(FIND_LIMIT_MS, null));
      if (!signal.aborted) list.setOllama(models);
    },
    async renew(stored, opened) {
      const lifeMs = isLocalBaseUrl(opened.baseUrl) ? LOCAL_LIFE_MS : HOSTED_LIFE_MS;
      if (isDue(stored.id, lifeMs)) await askProvider(stored, opened);
    },
  };
}
