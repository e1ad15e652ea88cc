import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ProviderKind } from '../../../shared/domain/model';
import type { StoredModel } from '../../ports';
import type { RequestJson } from './request-json';

/** A connection, opened: its key is plain here and goes no further than the request's header. */
export interface ProviderConnection {
  readonly baseUrl: string;
  readonly apiKey: string | null;
}

/** One way to talk to models. A provider is stateless; `requestJson` and `fetch` carry the network. */
export interface Provider {
  readonly kind: ProviderKind;
  readonly needsKey: boolean;
  /** Null when the user has to name one. */
  readonly defaultBaseUrl: string | null;
  /** How long an answer may pause, in ms. */
  readonly betweenBytesMs: number;
  /**
   * Asks which models there are. Answers with the base address that works: the given one, or its `/v1`.
   * Errors: the `model.*` codes.
   */
  connect(connection: ProviderConnection, requestJson: RequestJson): Promise<ConnectedProvider>;
  /** The AI SDK's model. Its package is loaded at the first call, so that a start does not wait for it. */
  languageModel(
    connection: ProviderConnection,
    modelName: string,
    fetch: typeof globalThis.fetch,
  ): Promise<LanguageModelV4>;
}

export interface ConnectedProvider {
  readonly baseUrl: string;
  /** Models that can chat, in the provider's order. */
  readonly models: readonly StoredModel[];
}
