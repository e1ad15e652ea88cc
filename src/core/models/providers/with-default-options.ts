import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';

type ProviderOptions = NonNullable<LanguageModelV4CallOptions['providerOptions']>;

/** The same model, called with these provider options wherever the caller does not set the provider's own. */
export function withDefaultOptions(model: LanguageModelV4, defaults: ProviderOptions): LanguageModelV4 {
  const extend = (options: LanguageModelV4CallOptions): LanguageModelV4CallOptions => ({
    ...options,
    providerOptions: { ...defaults, ...options.providerOptions },
  });
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => model.doGenerate(extend(options)),
    doStream: (options) => model.doStream(extend(options)),
  };
}
