import { createServer } from 'node:net';
import { isStepCount, streamText, tool } from 'ai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors';
import { createMemoryLog, type MemoryLog } from '../testing/memory-log';
import { createScriptedClock, neverWakes, type ScriptedClock } from '../testing/scripted-clock';
import {
  errorReply,
  startScriptedOpenAiServer,
  streamReply,
  textReply,
  toolCallReply,
  type Reply,
  type ScriptedOpenAiServer,
} from '../testing/scripted-openai-server';
import type { Patience } from './guard-fetch';
import { openModel } from './open-model';
import { openaiCompatible } from './providers/openai-compatible';

const API_KEY = 'sk-very-secret-key';
const PATIENT: Patience = { firstByteMs: 60_000, betweenBytesMs: 60_000 };

let server: ScriptedOpenAiServer;
let log: MemoryLog;
let clock: ScriptedClock;

beforeEach(async () => {
  server = await startScriptedOpenAiServer();
  log = createMemoryLog();
  clock = createScriptedClock();
});
afterEach(() => server.close());

interface Answer {
  readonly text: string;
  readonly failures: readonly unknown[];
  readonly toolRuns: readonly string[];
  readonly wasAborted: boolean;
}

interface AskOptions {
  readonly patience?: Patience;
  readonly baseUrl?: string;
  readonly signal?: AbortSignal;
  readonly onText?: () => void;
}

/** Asks through the AI SDK as a turn does, with one tool that echoes. */
async function ask(options: AskOptions = {}): Promise<Answer> {
  const model = await openModel({
    provider: openaiCompatible,
    connection: { baseUrl: options.baseUrl ?? server.baseUrl, apiKey: API_KEY },
    modelName: 'scripted',
    fetch,
    patience: options.patience ?? PATIENT,
    onWake: neverWakes,
    clock,
    log,
  });
  const failures: unknown[] = [];
  const toolRuns: string[] = [];
  let text = '';
  let wasAborted = false;
  const echo = tool({
    inputSchema: z.object({ word: z.string() }),
    execute: ({ word }) => {
      toolRuns.push(word);
      return word;
    },
  });
  const result = streamText({
    model,
    prompt: 'Hello?',
    tools: { echo },
    stopWhen: isStepCount(3),
    maxRetries: 0,
    ...(options.signal === undefined ? {} : { abortSignal: options.signal }),
    onError: ({ error }) => void failures.push(error),
  });
  for await (const part of result.stream) {
    if (part.type === 'abort') wasAborted = true;
    if (part.type !== 'text-delta') continue;
    text += part.text;
    options.onText?.();
  }
  return { text, failures, toolRuns, wasAborted };
}

function failure(code: string, params: Readonly<Record<string, string | number>> = {}): unknown {
  return expect.objectContaining({ code, params: { address: new URL(server.origin).host, ...params } });
}

describe('a model over the OpenAI-compatible protocol', () => {
  it('streams its words', async () => {
    server.reply(textReply('Good ', 'day', '.'));
    expect(await ask()).toEqual({ text: 'Good day.', failures: [], toolRuns: [], wasAborted: false });
  });

  it('calls tools and reads their results', async () => {
    server.reply(toolCallReply('echo', { word: 'ping' }), textReply('It said ping.'));
    expect(await ask()).toMatchObject({ text: 'It said ping.', failures: [], toolRuns: ['ping'] });
    expect(server.chats()[1]?.body).toMatchObject({
      messages: [{ role: 'user' }, { role: 'assistant' }, { role: 'tool', content: 'ping' }],
    });
  });

  it.each<[string, Reply, string, Record<string, number | string>, number]>([
    ['401', errorReply(401, `Wrong key ${API_KEY}.`), 'model.unauthorized', { said: 'Wrong key •••.' }, 1],
    ['403', errorReply(403, 'Not yours.'), 'model.unauthorized', { said: 'Not yours.' }, 1],
    ['429', errorReply(429, 'Slow down.'), 'model.rateLimited', { said: 'Slow down.' }, 3],
    ['500', errorReply(500, 'Ouch.'), 'model.status', { status: 500, said: 'Ouch.' }, 3],
    ['404', errorReply(404, 'No such model.'), 'model.status', { status: 404, said: 'No such model.' }, 1],
    ['301', { type: 'body', status: 301, body: '' }, 'model.status', { status: 301, said: 'Moved Permanently' }, 1],
    [
      '400 for tools',
      errorReply(400, 'gemma:2b does not support tools'),
      'model.noTools',
      { said: 'gemma:2b does not support tools' },
      1,
    ],
    ['HTML', { type: 'body', status: 200, contentType: 'text/html', body: '<h1>Hello</h1>' }, 'model.webPage', {}, 1],
    ['nothing', { type: 'body', status: 200, contentType: 'text/event-stream', body: '' }, 'model.broken', {}, 1],
  ])('that answers with %s fails in one way', async (_, reply, code, params, tries) => {
    server.replyWith(() => reply);
    expect(await ask()).toEqual({ text: '', failures: [failure(code, params)], toolRuns: [], wasAborted: false });
    expect(server.chats()).toHaveLength(tries);
  });

  it('that asks to wait is asked again after that', async () => {
    server.reply({ ...errorReply(429, 'Slow down.'), headers: { 'retry-after': '20' } }, textReply('Here.'));
    expect(await ask()).toMatchObject({ text: 'Here.', failures: [] });
    expect(clock.waits).toEqual([20_000]);
  });

  it.each<[string, Reply, string, Record<string, string>?]>([
    ['is cut in mid-token', streamReply({ type: 'text', delta: 'Half a wo' }, { type: 'cut' }), 'model.broken'],
    ['ends without a finish', streamReply({ type: 'text', delta: 'Half a wo' }, { type: 'end' }), 'model.broken'],
    [
      'is cut in the middle of a letter',
      streamReply(
        { type: 'text', delta: 'Half a wo' },
        { type: 'raw', text: Buffer.from('data: {"choices":[{"delta":{"content":"é').subarray(0, -1) },
        { type: 'cut' },
      ),
      'model.broken',
    ],
    [
      'turns into something that is no JSON',
      streamReply(
        { type: 'text', delta: 'Half a wo' },
        { type: 'raw', text: 'data: {"choices":[{]}\n\n' },
        { type: 'end' },
      ),
      'model.broken',
    ],
    [
      'reports an error in mid-stream',
      streamReply(
        { type: 'text', delta: 'Half a wo' },
        { type: 'raw', text: 'data: {"error":{"message":"Slow down","type":"rate_limit_error","code":429}}\n\n' },
        { type: 'end' },
      ),
      'model.rateLimited',
      { said: 'Slow down' },
    ],
  ])('whose answer %s keeps the text and fails', async (_, reply, code, params = {}) => {
    server.reply(reply);
    const failures = [failure(code, params)];
    expect(await ask()).toEqual({ text: 'Half a wo', failures, toolRuns: [], wasAborted: false });
    expect(server.chats()).toHaveLength(1);
  });

  it('that writes wrong JSON for a tool is told so, and goes on', async () => {
    const call = { type: 'toolCall', id: 'c', name: 'echo', input: '{"word": ' } as const;
    server.reply(streamReply(call, { type: 'finish', reason: 'tool_calls' }), textReply('I see.'));
    expect(await ask()).toMatchObject({ text: 'I see.', failures: [], toolRuns: [] });
    expect(server.chats()[1]?.body).toMatchObject({
      messages: [{}, {}, { role: 'tool', content: expect.stringContaining('JSON parsing failed') }],
    });
  });

  it('never runs a tool call that came without the end of its answer', async () => {
    server.reply(streamReply({ type: 'toolCall', id: 'c', name: 'echo', input: '{"word":"ping"}' }, { type: 'end' }));
    expect(await ask()).toMatchObject({ failures: [failure('model.broken')], toolRuns: [] });
  });

  it('that never answers is stalled', async () => {
    server.reply({ type: 'silence' });
    const answer = await ask({ patience: { firstByteMs: 30, betweenBytesMs: 60_000 } });
    expect(answer.failures).toEqual([failure('model.stalled')]);
  });

  it('that falls silent in mid-answer is stalled, and keeps its text', async () => {
    server.reply(streamReply({ type: 'text', delta: 'Half' }, { type: 'hold' }));
    const answer = await ask({ patience: { firstByteMs: 60_000, betweenBytesMs: 30 } });
    expect(answer).toMatchObject({ text: 'Half', failures: [failure('model.stalled')] });
  });

  it('that is stopped by the user stops the server, and is no failure', async () => {
    const stop = new AbortController();
    server.reply(streamReply({ type: 'text', delta: 'Half' }, { type: 'hold' }));
    const answer = await ask({ signal: stop.signal, onText: () => stop.abort() });
    expect(answer).toEqual({ text: 'Half', failures: [], toolRuns: [], wasAborted: true });
    await server.requests[0]?.whenAbandoned;
    expect(log.lines).toEqual([]);
  });

  it('where nothing listens is refused', async () => {
    const port = await freePort();
    const answer = await ask({ baseUrl: `http://127.0.0.1:${port}/v1` });
    expect(answer.failures).toEqual([expect.objectContaining({ code: 'model.refused' })]);
  });

  it('never gives its key away, even where the server repeats it', async () => {
    server.reply(errorReply(401, `Wrong key ${API_KEY}.`));
    const [error] = (await ask()).failures;
    const said = error instanceof AppError ? [error.toData(), error.message, error.stack, error.cause] : [];
    const cause = error instanceof AppError && error.cause instanceof Error ? error.cause.message : '';
    expect(JSON.stringify([said, cause, error, log.lines])).not.toContain(API_KEY);
    expect(cause).toContain('Wrong key •••.');
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
