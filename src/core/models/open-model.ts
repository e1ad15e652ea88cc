import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Log } from '../ports';
import { displayAddress } from './base-url';
import { guardFetch, type Patience } from './guard-fetch';
import { guardModel } from './guard-model';
import type { Provider, ProviderConnection } from './providers/provider';

export interface OpenModelOptions {
  readonly provider: Provider;
  readonly connection: ProviderConnection;
  readonly modelName: string;
  readonly fetch: typeof globalThis.fetch;
  readonly patience: Patience;
  readonly log: Log;
}

/** A provider's model behind both guards: silence ends it, and what goes wrong is an `AppError` with the host's name. */
export async function openModel(options: OpenModelOptions): Promise<LanguageModelV4> {
  const { provider, connection, patience, log } = options;
  const address = displayAddress(connection.baseUrl);
  const fetch = guardFetch({ fetch: options.fetch, address, patience });
  const model = await provider.languageModel(connection, options.modelName, fetch);
  return guardModel(model, { address, secret: connection.apiKey, log });
}
