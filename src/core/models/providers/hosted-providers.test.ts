import { isStepCount, streamText, tool } from 'ai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLoopbackServer, type LoopbackServer, type RecordedRequest } from '../../testing/loopback-server';
import { createMemoryLog } from '../../testing/memory-log';
import { createScriptedClock, neverWakes } from '../../testing/scripted-clock';
import { openModel } from '../open-model';
import { anthropic } from './anthropic';
import { google } from './google';
import { openai } from './openai';
import type { Provider } from './provider';
import { createRequestJson } from './request-json';

const API_KEY = 'very-secret-key';

/** How one provider speaks: its list of models, and the events of an answer. */
interface Dialect {
  readonly provider: Provider;
  readonly modelName: string;
  readonly keyHeader: (request: RecordedRequest) => unknown;
  readonly list: unknown;
  readonly models: unknown;
  /** Events that say these words; the last ones end the answer. */
  readonly say: (words: readonly string[]) => { readonly words: readonly string[]; readonly end: readonly string[] };
  readonly callTool: readonly string[];
}

const sse = (data: object, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;
const typed = (data: { readonly type: string; readonly [key: string]: unknown }): string => sse(data, data.type);

const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
const message = { type: 'message', id: 'm', role: 'assistant', status: 'in_progress', content: [] };
const call = {
  type: 'function_call',
  id: 'f',
  call_id: 'c',
  name: 'echo',
  arguments: '{"word":"ping"}',
  status: 'completed',
};
const response = { id: 'r', created_at: 0, model: 'gpt-5', service_tier: null, usage };
const claude = {
  id: 'm',
  type: 'message',
  role: 'assistant',
  model: 'claude',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage,
};

const dialects: readonly Dialect[] = [
  {
    provider: openai,
    modelName: 'gpt-5',
    keyHeader: (request) => request.headers.authorization,
    list: {
      data: [
        { id: 'gpt-5' },
        { id: 'o3-mini' },
        { id: 'gpt-4-turbo-preview' },
        { id: 'gpt-4-turbo' },
        { id: 'gpt-4o-audio-preview' },
        { id: 'text-embedding-3-small' },
        { id: 'dall-e-3' },
      ],
    },
    models: [
      { name: 'gpt-4-turbo', contextTokens: 128_000 },
      { name: 'gpt-4-turbo-preview', contextTokens: 128_000, isBlind: true },
      { name: 'gpt-5', contextTokens: 272_000 },
      { name: 'o3-mini', contextTokens: 200_000, isBlind: true },
    ],
    say: (words) => ({
      words: [
        typed({ type: 'response.created', response }),
        typed({ type: 'response.output_item.added', output_index: 0, item: message }),
        ...words.map((delta) =>
          typed({ type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0, delta }),
        ),
      ],
      end: [
        typed({ type: 'response.output_item.done', output_index: 0, item: { ...message, status: 'completed' } }),
        typed({ type: 'response.completed', response }),
      ],
    }),
    callTool: [
      typed({ type: 'response.created', response }),
      typed({ type: 'response.output_item.added', output_index: 0, item: { ...call, arguments: '' } }),
      typed({ type: 'response.output_item.done', output_index: 0, item: call }),
      typed({ type: 'response.completed', response }),
    ],
  },
  {
    provider: anthropic,
    modelName: 'claude-sonnet',
    keyHeader: (request) => request.headers['x-api-key'],
    list: { data: [{ id: 'claude-sonnet', max_input_tokens: 1_000_000 }, { id: 'claude-haiku' }] },
    models: [
      { name: 'claude-sonnet', contextTokens: 1_000_000 },
      { name: 'claude-haiku', contextTokens: 200_000 },
    ],
    say: (words) => ({
      words: [
        typed({ type: 'message_start', message: claude }),
        typed({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
        ...words.map((text) => typed({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
      ],
      end: [
        typed({ type: 'content_block_stop', index: 0 }),
        typed({ type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage }),
        typed({ type: 'message_stop' }),
      ],
    }),
    callTool: [
      typed({ type: 'message_start', message: claude }),
      typed({
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'tool_use', id: 'c', name: 'echo', input: {} },
      }),
      typed({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'input_json_delta', partial_json: '{"word":"ping"}' },
      }),
      typed({ type: 'content_block_stop', index: 0 }),
      typed({ type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage }),
      typed({ type: 'message_stop' }),
    ],
  },
  {
    provider: google,
    modelName: 'gemini-pro',
    keyHeader: (request) => request.headers['x-goog-api-key'],
    list: {
      models: [
        { name: 'models/gemini-pro', inputTokenLimit: 500_000, supportedGenerationMethods: ['generateContent'] },
        { name: 'models/gemini-pro-tts', supportedGenerationMethods: ['generateContent'] },
        { name: 'models/embedding-001', supportedGenerationMethods: ['embedContent'] },
      ],
    },
    models: [{ name: 'gemini-pro', contextTokens: 500_000 }],
    say: (words) => ({
      words: words.map((text) => sse({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] })),
      end: [sse({ candidates: [{ content: { role: 'model', parts: [] }, finishReason: 'STOP' }] })],
    }),
    callTool: [
      sse({
        candidates: [
          {
            content: { role: 'model', parts: [{ functionCall: { name: 'echo', args: { word: 'ping' } } }] },
            finishReason: 'STOP',
          },
        ],
      }),
    ],
  },
];

describe.each(dialects.map((dialect) => [dialect.provider.kind, dialect] as const))('%s', (_, dialect) => {
  /** The events of each answer, in order. */
  let answers: (readonly string[])[];
  let status: number;
  let server: LoopbackServer;

  beforeEach(async () => {
    answers = [];
    status = 200;
    server = await startLoopbackServer((request, reply) => {
      const isAnswer = request.method === 'POST';
      reply.writeHead(status, {
        'content-type': isAnswer && status === 200 ? 'text/event-stream' : 'application/json',
      });
      reply.end(isAnswer && status === 200 ? (answers.shift() ?? []).join('') : JSON.stringify(dialect.list));
    });
  });
  afterEach(() => server.close());

  const connect = () =>
    dialect.provider.connect(
      { baseUrl: server.origin, apiKey: API_KEY },
      createRequestJson({ fetch, timeoutMs: 60_000, secret: API_KEY }),
    );

  async function ask() {
    const model = await openModel({
      provider: dialect.provider,
      connection: { baseUrl: server.origin, apiKey: API_KEY },
      modelName: dialect.modelName,
      fetch,
      patience: { firstByteMs: 60_000, betweenBytesMs: 60_000 },
      onWake: neverWakes,
      clock: createScriptedClock(),
      log: createMemoryLog(),
    });
    const failures: unknown[] = [];
    const toolRuns: string[] = [];
    const result = streamText({
      model,
      prompt: 'Hello?',
      maxRetries: 0,
      stopWhen: isStepCount(2),
      tools: {
        echo: tool({ inputSchema: z.object({ word: z.string() }), execute: ({ word }) => toolRuns.push(word) }),
      },
      onError: ({ error }) => void failures.push(error),
    });
    let text = '';
    for await (const part of result.stream) if (part.type === 'text-delta') text += part.text;
    return { text, failures, toolRuns };
  }

  it('lists the models that chat, with what they hold, and shows its key', async () => {
    expect(await connect()).toEqual({ baseUrl: server.origin, models: dialect.models });
    expect(String(dialect.keyHeader(server.requests[0]!))).toContain(API_KEY);
  });

  it.each([
    [401, 'model.unauthorized'],
    [429, 'model.rateLimited'],
    [503, 'model.status'],
  ])('is not connected after status %d', async (answered, code) => {
    status = answered;
    await expect(connect()).rejects.toMatchObject({ code });
  });

  it('streams its words', async () => {
    const { words, end } = dialect.say(['Good ', 'day.']);
    answers = [[...words, ...end]];
    expect(await ask()).toEqual({ text: 'Good day.', failures: [], toolRuns: [] });
    expect(String(dialect.keyHeader(server.requests[0]!))).toContain(API_KEY);
  });

  it('calls tools', async () => {
    const { words, end } = dialect.say(['It said ping.']);
    answers = [dialect.callTool, [...words, ...end]];
    expect(await ask()).toEqual({ text: 'It said ping.', failures: [], toolRuns: ['ping'] });
  });

  it('whose answer ends too early keeps the text and fails', async () => {
    answers = [dialect.say(['Half a wo']).words];
    const failure = expect.objectContaining({ code: 'model.broken' });
    expect(await ask()).toEqual({ text: 'Half a wo', failures: [failure], toolRuns: [] });
  });

  it('fails in one way when its key is refused', async () => {
    status = 401;
    const { failures } = await ask();
    expect(failures).toEqual([expect.objectContaining({ code: 'model.unauthorized' })]);
  });
});

describe('openai', () => {
  it('is asked to keep nothing', async () => {
    const server = await startLoopbackServer((_, reply) => void reply.writeHead(500).end());
    const model = await openModel({
      provider: openai,
      connection: { baseUrl: server.origin, apiKey: API_KEY },
      modelName: 'gpt-5',
      fetch,
      patience: { firstByteMs: 60_000, betweenBytesMs: 60_000 },
      onWake: neverWakes,
      clock: createScriptedClock(),
      log: createMemoryLog(),
    });
    const result = streamText({ model, prompt: 'Hello?', maxRetries: 0, onError: () => undefined });
    await result.consumeStream();
    expect(server.requests[0]?.body).toMatchObject({ store: false });
    await server.close();
  });
});
