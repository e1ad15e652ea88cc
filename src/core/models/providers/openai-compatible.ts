import { z } from 'zod';
import type { ErrorCode } from '../../../shared/text/wording';
import { AppError } from '../../errors';
import type { StoredModel } from '../../ports';
import { displayAddress, isLocalBaseUrl } from '../base-url';
import { hostedContextTokens, knownContextTokens, LOCAL_CONTEXT_TOKENS } from '../context-tokens';
import { describeLocalModels } from './local-servers';
import type { ConnectedProvider, Provider, ProviderConnection } from './provider';
import type { RequestJson } from './request-json';

const tokens = z.number().int().positive().nullish().catch(null);

/** The list is OpenAI's; the context's name is each server's own (OpenRouter and Together, vLLM, Groq, Mistral). */
const modelList = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      context_length: tokens,
      max_model_len: tokens,
      context_window: tokens,
      max_context_length: tokens,
      /** OpenRouter. */
      architecture: z
        .object({ input_modalities: z.array(z.string()) })
        .nullish()
        .catch(null),
      /** Mistral. */
      capabilities: z.object({ vision: z.boolean() }).nullish().catch(null),
    }),
  ),
});

export const openaiCompatible: Provider = {
  kind: 'openai-compatible',
  needsKey: false,
  defaultBaseUrl: null,
  betweenBytesMs: 60_000,

  async connect(connection, requestJson) {
    if (/\/v\d+\w*$/.test(connection.baseUrl)) return listModels(connection, requestJson);
    try {
      return await listModels(connection, requestJson);
    } catch (error) {
      if (!isAnotherPathWorthTrying(error)) throw error;
      return listModels({ ...connection, baseUrl: `${connection.baseUrl}/v1` }, requestJson);
    }
  },

  async languageModel({ baseUrl, apiKey }, modelName, fetch) {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const key = apiKey === null ? {} : { apiKey };
    return createOpenAICompatible({ name: 'openaiCompatible', baseURL: baseUrl, fetch, ...key })(modelName);
  },
};

const OTHER_PATH = new Set<ErrorCode>(['model.status', 'model.broken', 'model.webPage']);

/** The server is there but speaks something else at this path. */
function isAnotherPathWorthTrying(error: unknown): boolean {
  return error instanceof AppError && OTHER_PATH.has(error.code);
}

async function listModels(connection: ProviderConnection, requestJson: RequestJson): Promise<ConnectedProvider> {
  const { baseUrl, apiKey } = connection;
  const headers: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  const list = modelList.safeParse(await requestJson({ url: `${baseUrl}/models`, headers }));
  if (!list.success) throw new AppError('model.broken', { address: displayAddress(baseUrl) }, { cause: list.error });

  const listed = list.data.data.map((model) => ({
    name: model.id,
    contextTokens:
      model.context_length ?? model.max_model_len ?? model.context_window ?? model.max_context_length ?? null,
    isBlind: model.architecture?.input_modalities.includes('image') === false || model.capabilities?.vision === false,
  }));
  return { baseUrl, models: await completeModels(listed, baseUrl, headers, requestJson) };
}

interface ListedModel {
  readonly name: string;
  readonly contextTokens: number | null;
  readonly isBlind: boolean;
}

/** Fills in what the list leaves open: a local server is asked by its own interface, a hosted one gets the default. */
async function completeModels(
  listed: readonly ListedModel[],
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  requestJson: RequestJson,
): Promise<readonly StoredModel[]> {
  if (!isLocalBaseUrl(baseUrl)) {
    return listed.map(({ name, contextTokens, isBlind }) => ({
      name,
      contextTokens: contextTokens ?? hostedContextTokens(name),
      ...(isBlind && { isBlind }),
      ...(contextTokens === null && knownContextTokens(name) === null && { isContextAssumed: true }),
    }));
  }
  const unknown = listed.filter((model) => model.contextTokens === null).map((model) => model.name);
  const { origin } = new URL(baseUrl);
  const described = await describeLocalModels(unknown, (path, body) =>
    requestJson({ url: origin + path, headers, body }),
  );
  return listed
    .filter((model) => described.get(model.name)?.canChat !== false)
    .map(({ name, contextTokens, isBlind }) => {
      const told = contextTokens ?? described.get(name)?.contextTokens ?? null;
      return {
        name,
        contextTokens: told ?? LOCAL_CONTEXT_TOKENS,
        ...(told === null && { isContextAssumed: true }),
        ...((isBlind || described.get(name)?.isBlind === true) && { isBlind: true }),
      };
    });
}
