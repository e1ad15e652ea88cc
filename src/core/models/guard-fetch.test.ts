import { afterEach, describe, expect, it, vi } from 'vitest';
import { startLoopbackServer } from '../testing/loopback-server';
import { neverWakes } from '../testing/scripted-clock';
import { guardFetch } from './guard-fetch';

const patience = { firstByteMs: 60_000, betweenBytesMs: 60_000 };
const guarded = guardFetch({ fetch, address: 'host', patience, onWake: neverWakes });

describe('a guarded fetch', () => {
  it('follows no redirect, which would carry the key to another host', async () => {
    await using other = await startDisposable((_, response) => void response.end('other'));
    await using server = await startDisposable((_, response) => {
      response.writeHead(307, { location: other.origin }).end();
    });
    const response = await guarded(server.origin, { method: 'POST', headers: { 'x-api-key': 'secret' } });
    expect([response.status, other.requests]).toEqual([307, []]);
  });

  it('tells the server when its reader leaves', async () => {
    await using server = await startDisposable((_, response) => void response.write('first'));
    const response = await guarded(server.origin);
    await response.body?.cancel();
    await server.requests[0]?.whenAbandoned;
    expect(response.ok).toBe(true);
  });

  it('takes no web page for an answer, and leaves it', async () => {
    await using server = await startDisposable((_, response) => {
      response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).write('<h1>Sign in</h1>');
    });
    await expect(guarded(server.origin)).rejects.toMatchObject({ code: 'model.webPage', params: { address: 'host' } });
    await server.requests[0]?.whenAbandoned;
  });

  it('passes on status, headers and bytes', async () => {
    await using server = await startDisposable((_, response) => {
      response.writeHead(418, { 'x-tea': 'green' }).end('short and stout');
    });
    const response = await guarded(server.origin);
    expect([response.status, response.headers.get('x-tea'), await response.text()]).toEqual([
      418,
      'green',
      'short and stout',
    ]);
  });
});

describe('patience', () => {
  const wakes = new Set<() => void>();
  /** A server that sends one byte for each that is pushed, and fails as a fetch does when its signal aborts. */
  function openSilent() {
    let push: (text: string) => void = () => undefined;
    const silent: typeof fetch = async (_, init) =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            push = (text) => controller.enqueue(new TextEncoder().encode(text));
            init?.signal?.addEventListener('abort', () => controller.error(new Error('net::ERR_ABORTED')));
          },
        }),
      );
    const onWake = (listener: () => void) => {
      wakes.add(listener);
      return () => wakes.delete(listener);
    };
    const patient = guardFetch({ fetch: silent, address: 'host', patience, onWake });
    return { patient, push: (text: string) => push(text) };
  }
  const wake = () => {
    for (const listener of wakes) listener();
  };
  async function failureOf(reading: Promise<unknown>) {
    return await reading.then(
      () => null,
      (error: unknown) => error,
    );
  }

  afterEach(() => vi.useRealTimers());

  it('ends when no byte comes for as long as it lasts', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { patient, push } = openSilent();
    const reader = (await patient('http://host')).body!.getReader();
    push('a');
    await reader.read();
    const failure = failureOf(reader.read());
    await vi.advanceTimersByTimeAsync(patience.betweenBytesMs);
    expect(await failure).toMatchObject({ code: 'model.stalled', params: { address: 'host' } });
    expect(wakes.size).toBe(0);
  });

  it('does not count the time in which nobody asks for a byte, and is short where that time was slept through', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { patient, push } = openSilent();
    const reader = (await patient('http://host')).body!.getReader();
    for (const text of ['a', 'b']) push(text);
    await reader.read();
    await vi.advanceTimersByTimeAsync(patience.betweenBytesMs * 2);
    wake();
    await vi.advanceTimersByTimeAsync(patience.betweenBytesMs * 2);
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('b');
    const failure = failureOf(reader.read());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toMatchObject({ code: 'model.lostInSleep', params: { address: 'host' } });
  });

  it('is short after a sleep', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { patient } = openSilent();
    const failure = failureOf((await patient('http://host')).text());
    wake();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toMatchObject({ code: 'model.lostInSleep', params: { address: 'host' } });
  });

  it('is as long as ever once a byte came after a sleep', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { patient, push } = openSilent();
    const reader = (await patient('http://host')).body!.getReader();
    wake();
    push('a');
    await reader.read();
    const next = reader.read();
    await vi.advanceTimersByTimeAsync(patience.betweenBytesMs - 1);
    push('b');
    expect(new TextDecoder().decode((await next).value)).toBe('b');
    await reader.cancel();
  });
});

async function startDisposable(handle: Parameters<typeof startLoopbackServer>[0]) {
  const server = await startLoopbackServer(handle);
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}
