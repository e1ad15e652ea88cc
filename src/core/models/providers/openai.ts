import { z } from 'zod';
import { AppError } from '../../errors';
import { displayAddress } from '../base-url';
import { hostedContextTokens } from '../context-tokens';
import type { Provider } from './provider';

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

const CHAT_MODEL = /^(gpt-|chatgpt-|o\d)/;
/** Of before pictures could be asked about, and small ones of the first that think. */
const BLIND_MODEL = /^(gpt-3|gpt-4$|gpt-4-(0|1106|32k|turbo-preview)|o1-(mini|preview)|o3-mini)/;
const OTHER_MODEL = /(audio|realtime|image|tts|transcribe|instruct|search|embedding|moderation|deep-research)/;

export const openai: Provider = {
  kind: 'openai',
  needsKey: true,
  defaultBaseUrl: 'https://api.openai.com/v1',
  // The Responses API is silent while a model thinks, which takes minutes.
  betweenBytesMs: 300_000,

  async connect({ baseUrl, apiKey }, requestJson) {
    const answer = await requestJson({
      url: `${baseUrl}/models`,
      headers: { authorization: `Bearer ${apiKey ?? ''}` },
    });
    const list = modelList.safeParse(answer);
    if (!list.success) throw new AppError('model.broken', { address: displayAddress(baseUrl) }, { cause: list.error });
    const names = list.data.data.map((model) => model.id);
    const chatNames = names.filter((name) => CHAT_MODEL.test(name) && !OTHER_MODEL.test(name)).toSorted();
    const models = chatNames.map((name) => ({
      name,
      contextTokens: hostedContextTokens(name),
      ...(BLIND_MODEL.test(name) && { isBlind: true as const }),
    }));
    return { baseUrl, models };
  },

  async languageModel({ baseUrl, apiKey }, modelName, fetch) {
    const [{ createOpenAI }, { withDefaultOptions }] = await Promise.all([
      import('@ai-sdk/openai'),
      import('./with-default-options'),
    ]);
    const model = createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch }).responses(modelName);
    // The conversation is kept here and nowhere else.
    return withDefaultOptions(model, { openai: { store: false } });
  },
};
