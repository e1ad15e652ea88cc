import { z } from 'zod';
import { AppError } from '../../errors';
import { displayAddress } from '../base-url';
import { hostedContextTokens } from '../context-tokens';
import type { Provider } from './provider';

const API_VERSION = '2023-06-01';

const modelList = z.object({
  data: z.array(z.object({ id: z.string(), max_input_tokens: z.number().int().positive().nullish().catch(null) })),
});

export const anthropic: Provider = {
  kind: 'anthropic',
  needsKey: true,
  defaultBaseUrl: 'https://api.anthropic.com/v1',
  betweenBytesMs: 60_000,

  async connect({ baseUrl, apiKey }, requestJson) {
    const headers = { 'x-api-key': apiKey ?? '', 'anthropic-version': API_VERSION };
    const list = modelList.safeParse(await requestJson({ url: `${baseUrl}/models?limit=1000`, headers }));
    if (!list.success) throw new AppError('model.broken', { address: displayAddress(baseUrl) }, { cause: list.error });
    const models = list.data.data.map((model) => ({
      name: model.id,
      contextTokens: model.max_input_tokens ?? hostedContextTokens(model.id),
    }));
    return { baseUrl, models };
  },

  async languageModel({ baseUrl, apiKey }, modelName, fetch) {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch })(modelName);
  },
};
