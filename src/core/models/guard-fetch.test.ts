import { describe, expect, it } from 'vitest';
import { startLoopbackServer } from '../testing/loopback-server';
import { guardFetch } from './guard-fetch';

const guarded = guardFetch({ fetch, address: 'host', patience: { firstByteMs: 60_000, betweenBytesMs: 60_000 } });

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

async function startDisposable(handle: Parameters<typeof startLoopbackServer>[0]) {
  const server = await startLoopbackServer(handle);
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}
