import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { simulateReadableStream } from 'ai';
import { convertReadableStreamToArray, MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { createMemoryLog } from '../testing/memory-log';
import { createScriptedClock } from '../testing/scripted-clock';
import { guardModel, type RetryWait } from './guard-model';

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const toolCall: LanguageModelV4StreamPart = { type: 'tool-call', toolCallId: 'c', toolName: 't', input: '{}' };
const failed = { type: 'finish', finishReason: { unified: 'error', raw: undefined } };

function finish(unified: 'stop' | 'interrupted' | 'error'): LanguageModelV4StreamPart {
  return { type: 'finish', finishReason: { unified, raw: undefined }, usage };
}

function brokenBy(code: string, params: Readonly<Record<string, unknown>> = {}): unknown {
  return { type: 'error', error: expect.objectContaining({ code, params: { address: 'host', ...params } }) };
}

function modelOf(stream: ReadableStream<LanguageModelV4StreamPart>, log = createMemoryLog()): LanguageModelV4 {
  const model = new MockLanguageModelV4({ doStream: async () => ({ stream }) });
  return guardModel(model, { address: 'host', secret: null, log, clock: createScriptedClock() });
}

async function guarded(...parts: readonly LanguageModelV4StreamPart[]): Promise<readonly LanguageModelV4StreamPart[]> {
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  const result = await modelOf(stream).doStream({ prompt: [] });
  return convertReadableStreamToArray(result.stream);
}

describe('a guarded model', () => {
  it('gives tool calls when the answer is whole', async () => {
    const parts = await guarded(toolCall, { type: 'ping' }, finish('stop'));
    expect(parts).toEqual([{ type: 'ping' }, toolCall, finish('stop')]);
  });

  it.each(['interrupted', 'error'] as const)('reads a finish by %s as a broken answer', async (reason) => {
    const parts = await guarded(toolCall, finish(reason));
    expect(parts).toEqual([brokenBy('model.broken'), expect.objectContaining(failed)]);
  });

  it('closes what is open when the answer breaks off', async () => {
    const parts = await guarded(
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-end', id: 'r' },
      { type: 'text-start', id: 't' },
      { type: 'error', error: { type: 'overloaded_error', message: 'Busy.' } },
      { type: 'text-delta', id: 't', delta: 'ignored' },
    );
    expect(parts.slice(2)).toEqual([
      { type: 'text-start', id: 't' },
      { type: 'text-end', id: 't' },
      brokenBy('model.status', { status: 529, said: 'Busy.' }),
      expect.objectContaining(failed),
    ]);
  });

  it('keeps the warnings of a provider off the terminal', async () => {
    const warnings = [{ type: 'other' as const, message: 'odd' }];
    const parts = await guarded({ type: 'stream-start', warnings }, finish('stop'));
    expect(parts).toEqual([{ type: 'stream-start', warnings: [] }, finish('stop')]);
  });

  it('passes on a stop in mid-stream as it is, and logs nothing', async () => {
    const stop = new AbortController();
    const log = createMemoryLog();
    const stream = new ReadableStream<LanguageModelV4StreamPart>({
      start: (controller) => controller.enqueue({ type: 'ping' }),
      pull(controller) {
        stop.abort();
        controller.error(stop.signal.reason);
      },
    });
    const result = await modelOf(stream, log).doStream({ prompt: [], abortSignal: stop.signal });
    await expect(convertReadableStreamToArray(result.stream)).rejects.toBe(stop.signal.reason);
    expect(log.lines).toEqual([]);
  });

  it('cancels the provider when its reader leaves', async () => {
    let isCancelled = false;
    const stream = new ReadableStream<LanguageModelV4StreamPart>({
      pull: (controller) => controller.enqueue({ type: 'ping' }),
      cancel: () => {
        isCancelled = true;
      },
    });
    const reader = (await modelOf(stream).doStream({ prompt: [] })).stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(isCancelled).toBe(true);
  });

  /** A model whose requests fail in these ways, one after the other, and then answer. */
  function failing(...failures: readonly (Error | LanguageModelV4StreamPart)[]) {
    const clock = createScriptedClock();
    const log = createMemoryLog();
    const waits: unknown[] = [];
    const ahead = [...failures];
    const model = new MockLanguageModelV4({
      doStream: async () => {
        const failure = ahead.shift();
        if (failure instanceof Error) throw failure;
        const parts: LanguageModelV4StreamPart[] = [{ type: 'stream-start', warnings: [] }];
        const end = failure ?? finish('stop');
        return { stream: simulateReadableStream({ chunks: [...parts, end] }) };
      },
    });
    const onWait = (wait: RetryWait, isOver: boolean) => void waits.push({ ...wait, isOver });
    const asked = guardModel(model, { address: 'host', secret: null, log, clock, onWait });
    return { asked, model, clock, waits };
  }
  const reset = () => Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const overload: LanguageModelV4StreamPart = { type: 'error', error: { type: 'overloaded_error', message: 'Busy.' } };

  it('is asked again when it fails before its answer begins, and tells of each wait', async () => {
    const { asked, clock, waits } = failing(reset(), overload);
    const { stream } = await asked.doStream({ prompt: [] });
    expect(await convertReadableStreamToArray(stream)).toEqual([
      { type: 'stream-start', warnings: [] },
      finish('stop'),
    ]);
    expect(clock.waits).toEqual([1_000, 3_000]);
    expect(waits).toEqual([
      { address: 'host', seconds: 1, attempt: 2, tries: 3, isOver: false },
      { address: 'host', seconds: 3, attempt: 3, tries: 3, isOver: false },
      { address: 'host', seconds: 3, attempt: 3, tries: 3, isOver: true },
    ]);
  });

  it('fails when it was asked often enough', async () => {
    const { asked, model, waits } = failing(reset(), reset(), reset());
    await expect(asked.doStream({ prompt: [] })).rejects.toMatchObject({ code: 'model.broken' });
    expect([model.doStreamCalls.length, waits.at(-1)]).toEqual([3, expect.objectContaining({ isOver: true })]);
  });

  it('can be stopped while it waits', async () => {
    const stop = new AbortController();
    const reason = new Error('stopped');
    const model = new MockLanguageModelV4({ doStream: () => Promise.reject(reset()) });
    const clock = createScriptedClock(() => stop.abort(reason));
    const asked = guardModel(model, { address: 'host', secret: null, log: createMemoryLog(), clock });
    await expect(asked.doStream({ prompt: [], abortSignal: stop.signal })).rejects.toBe(reason);
    expect(model.doStreamCalls).toHaveLength(1);
  });

  it('is not asked again once a word has come', async () => {
    const parts = await guarded({ type: 'text-start', id: 't' }, overload);
    expect(parts).toEqual([
      { type: 'text-start', id: 't' },
      { type: 'text-end', id: 't' },
      brokenBy('model.status', { status: 529, said: 'Busy.' }),
      expect.objectContaining(failed),
    ]);
  });

  it('rejects with a sentence when the call itself fails', async () => {
    const log = createMemoryLog();
    const model = new MockLanguageModelV4({ doGenerate: () => Promise.reject(new TypeError('fetch failed')) });
    const call = guardModel(model, { address: 'host', secret: null, log, clock: createScriptedClock() }).doGenerate({
      prompt: [],
    });
    await expect(call).rejects.toEqual(new AppError('model.broken', { address: 'host' }));
    expect(log.lines).toEqual([
      JSON.stringify({ level: 'warn', message: 'a model request failed', address: 'host', code: 'model.broken' }),
    ]);
  });
});
