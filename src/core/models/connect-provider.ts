import type { ProviderKind } from '../../shared/domain/model';
import { wording } from '../../shared/text/wording';
import { AppError } from '../errors';
import type { SecretBox, StoredConnection } from '../ports';
import { displayAddress, normalizeBaseUrl } from './base-url';
import { providers } from './providers/all-providers';
import type { ProviderConnection } from './providers/provider';
import type { RequestJson } from './providers/request-json';

export interface ConnectInput {
  readonly kind: ProviderKind;
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
}

export interface ConnectProviderOptions {
  readonly input: ConnectInput;
  readonly connections: readonly StoredConnection[];
  readonly secrets: SecretBox;
  readonly createRequest: (timeoutMs: number, secret: string | null) => RequestJson;
  readonly now: () => number;
  readonly newId: () => string;
}

const CONNECT_LIMIT_MS = 15_000;

/**
 * Asks the provider which models it has, and gives the connection to store. One to an address that is connected already
 * takes its place, id and all; without a new key it keeps the old one. Errors: the `model.*` codes.
 */
export async function connectProvider(options: ConnectProviderOptions): Promise<StoredConnection> {
  const { input, secrets, createRequest } = options;
  const provider = providers[input.kind];
  const typed = input.baseUrl?.trim() || provider.defaultBaseUrl;
  if (typed === null) throw new AppError('model.addressMissing');
  const baseUrl = normalizeBaseUrl(typed);
  const previous = findPrevious(options.connections, input.kind, baseUrl);
  const apiKey = input.apiKey?.trim() || keyOf(previous, secrets);
  if (provider.needsKey && apiKey === null) throw new AppError('model.keyMissing');

  const connected = await provider.connect({ baseUrl, apiKey }, createRequest(CONNECT_LIMIT_MS, apiKey));
  const replaced = previous ?? findPrevious(options.connections, input.kind, connected.baseUrl);
  const isDefault = connected.baseUrl === provider.defaultBaseUrl;
  return {
    id: replaced?.id ?? options.newId(),
    kind: input.kind,
    name: isDefault ? wording.connect.kinds[input.kind] : displayAddress(connected.baseUrl),
    baseUrl: isDefault ? null : connected.baseUrl,
    sealedKey: apiKey === null ? null : secrets.seal(apiKey),
    models: connected.models,
    createdAt: replaced?.createdAt ?? options.now(),
  };
}

/** The way to a stored connection. Errors: `model.keyMissing` when its key was sealed on another machine or account. */
export function openConnection(stored: StoredConnection, secrets: SecretBox): ProviderConnection {
  const apiKey = keyOf(stored, secrets);
  if (stored.sealedKey !== null && apiKey === null) throw new AppError('model.keyMissing');
  return { baseUrl: baseUrlOf(stored), apiKey };
}

function findPrevious(
  connections: readonly StoredConnection[],
  kind: ProviderKind,
  baseUrl: string,
): StoredConnection | null {
  return connections.find((stored) => stored.kind === kind && baseUrlOf(stored) === baseUrl) ?? null;
}

function keyOf(stored: StoredConnection | null, secrets: SecretBox): string | null {
  return stored === null || stored.sealedKey === null ? null : secrets.open(stored.sealedKey);
}

function baseUrlOf(stored: StoredConnection): string {
  const baseUrl = stored.baseUrl ?? providers[stored.kind].defaultBaseUrl;
  if (baseUrl === null) throw new AppError('model.address');
  return baseUrl;
}
