import { z } from 'zod';
import { AppError } from '../../errors';
import { displayAddress } from '../base-url';
import { hostedContextTokens } from '../context-tokens';
import type { Provider } from './provider';

const modelList = z.object({
  models: z.array(
    z.object({
      /** `models/<id>`. */
      name: z.string(),
      inputTokenLimit: z.number().int().positive().nullish(),
      supportedGenerationMethods: z.array(z.string()).default([]),
    }),
  ),
});

const OTHER_MODEL = /(embedding|image|tts|aqa|native-audio|live|computer-use|robotics)/;

export const google: Provider = {
  kind: 'google',
  needsKey: true,
  defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  betweenBytesMs: 60_000,

  async connect({ baseUrl, apiKey }, requestJson) {
    const headers = { 'x-goog-api-key': apiKey ?? '' };
    const list = modelList.safeParse(await requestJson({ url: `${baseUrl}/models?pageSize=1000`, headers }));
    if (!list.success) throw new AppError('model.broken', { address: displayAddress(baseUrl) }, { cause: list.error });
    const chat = list.data.models.filter(
      (model) => model.supportedGenerationMethods.includes('generateContent') && !OTHER_MODEL.test(model.name),
    );
    const models = chat.map((model) => {
      const name = model.name.replace(/^models\//, '');
      return { name, contextTokens: model.inputTokenLimit ?? hostedContextTokens(name) };
    });
    return { baseUrl, models };
  },

  async languageModel({ baseUrl, apiKey }, modelName, fetch) {
    const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
    return createGoogleGenerativeAI({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch })(modelName);
  },
};
