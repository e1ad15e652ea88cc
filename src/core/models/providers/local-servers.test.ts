import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { describeLocalModels, type AskServer } from './local-servers';

/** A server that knows these paths alone. */
function serverWith(answers: Readonly<Record<string, unknown>>): AskServer {
  return async (path) => {
    if (path in answers) return answers[path];
    throw new AppError('model.status', { address: 'host', status: 404 });
  };
}

describe('a local server', () => {
  it('that is LM Studio tells what is loaded, and assumes little of what is not', async () => {
    const data = [
      { id: 'loaded', type: 'llm', loaded_context_length: 20_000, max_context_length: 131_072 },
      { id: 'idle', type: 'vlm', max_context_length: 131_072 },
      { id: 'embed', type: 'embeddings' },
    ];
    const described = await describeLocalModels(['loaded', 'idle'], serverWith({ '/api/v0/models': { data } }));
    expect([...described]).toEqual([
      ['loaded', { canChat: true, contextTokens: 20_000, isBlind: true }],
      ['idle', { canChat: true, contextTokens: 4_096, isBlind: false }],
      ['embed', { canChat: false, contextTokens: 4_096, isBlind: true }],
    ]);
  });

  it('that is llama.cpp tells what it was started with', async () => {
    const props = { default_generation_settings: { n_ctx: 32_768 } };
    const blind = { ...props, modalities: { vision: false } };
    const told = async (answer: unknown) => [...(await describeLocalModels(['any'], serverWith({ '/props': answer })))];
    expect(await told(props)).toEqual([['any', { canChat: true, contextTokens: 32_768, isBlind: false }]]);
    expect(await told(blind)).toEqual([['any', { canChat: true, contextTokens: 32_768, isBlind: true }]]);
  });

  it('that is none of them, or answers nonsense, tells nothing', async () => {
    expect([
      ...(await describeLocalModels(['any'], serverWith({ '/props': 'hello', '/api/ps': { models: 4 } }))),
    ]).toEqual([]);
  });

  it('is not asked when there is nothing to ask', async () => {
    const nobody: AskServer = () => Promise.reject(new Error('asked'));
    expect([...(await describeLocalModels([], nobody))]).toEqual([]);
  });
});
