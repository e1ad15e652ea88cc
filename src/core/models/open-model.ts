import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Log } from '../ports';
import { displayAddress } from './base-url';
import { guardFetch, type OnWake, type Patience } from './guard-fetch';
import { guardModel, type RetryWait } from './guard-model';
import type { Provider, ProviderConnection } from './providers/provider';
import type { RetryClock } from './retry-policy';

export interface OpenModelOptions {
  readonly provider: Provider;
  readonly connection: ProviderConnection;
  readonly modelName: string;
  readonly fetch: typeof globalThis.fetch;
  readonly patience: Patience;
  readonly clock: RetryClock;
  readonly onWake: OnWake;
  readonly log: Log;
  readonly onWait?: ((wait: RetryWait, isOver: boolean) => void) | undefined;
}

/**
 * A provider's model behind both guards: silence ends it, what may pass is tried again, and what goes wrong is an `AppError`
 * with the host's name.
 */
export async function openModel(options: OpenModelOptions): Promise<LanguageModelV4> {
  const { provider, connection, patience, onWake, log, clock, onWait } = options;
  const address = displayAddress(connection.baseUrl);
  const fetch = guardFetch({ fetch: options.fetch, address, patience, onWake });
  const model = await provider.languageModel(connection, options.modelName, fetch);
  return guardModel(model, { address, secret: connection.apiKey, log, clock, onWait });
}
