import { APICallError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { toModelError } from './model-errors';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });
const inFetch = (cause: unknown): Error => new TypeError('fetch failed', { cause });

describe('a failure of a model', () => {
  it.each<[string, unknown, string]>([
    ['nothing listening', inFetch(withCode('ECONNREFUSED')), 'model.refused'],
    ['nothing listening on either address', inFetch(new AggregateError([withCode('ECONNREFUSED')])), 'model.refused'],
    ['an unknown host', inFetch(withCode('ENOTFOUND')), 'model.refused'],
    ['a time-out of fetch', inFetch(withCode('UND_ERR_BODY_TIMEOUT')), 'model.stalled'],
    ['a time-out by signal', new DOMException('late', 'TimeoutError'), 'model.stalled'],
    ['a certificate', inFetch(withCode('DEPTH_ZERO_SELF_SIGNED_CERT')), 'model.certificate'],
    ['nothing listening, in Chromium’s words', withCode('ERR_CONNECTION_REFUSED'), 'model.refused'],
    ['a computer without a network', withCode('ERR_INTERNET_DISCONNECTED'), 'model.offline'],
    ['a certificate, in Chromium’s words', withCode('ERR_CERT_AUTHORITY_INVALID'), 'model.certificate'],
    ['a port that Chromium refuses', withCode('ERR_UNSAFE_PORT'), 'model.unsafePort'],
    ['a proxy', withCode('ERR_PROXY_CONNECTION_FAILED'), 'model.proxy'],
    ['a cut connection', inFetch(withCode('UND_ERR_SOCKET')), 'model.broken'],
    ['an overloaded provider in mid-stream', { type: 'overloaded_error', message: 'Busy.' }, 'model.status'],
    ['a limit in mid-stream', { message: 'Slow down.', code: 429 }, 'model.rateLimited'],
    ['a word thrown', 'nonsense', 'model.broken'],
    ['nothing thrown', undefined, 'model.broken'],
  ])('by %s', (_, error, code) => {
    expect(toModelError(error, 'host')).toMatchObject({ code, params: { address: 'host' } });
  });

  it('that is known already stays what it is', () => {
    const known = new AppError('model.stalled', { address: 'host' });
    expect(toModelError(inFetch(known), 'other')).toBe(known);
  });

  it('holds the provider’s words, without the key and the request', () => {
    const error = new APICallError({
      message: 'Wrong key sk-1.',
      url: 'https://host/v1?key=sk-1',
      requestBodyValues: { prompt: 'private' },
      statusCode: 400,
      responseBody: 'sk-1',
    });
    const { cause } = toModelError(error, 'host', { secret: 'sk-1' });
    expect(cause).toEqual(new Error('Wrong key •••.'));
    expect(JSON.stringify(cause)).not.toMatch(/sk-1|private/);
  });

  it('tells what the server said and how long it asks to wait', () => {
    const error = new APICallError({
      message: 'Slow\n<b>down</b>.',
      url: 'https://host/v1',
      requestBodyValues: {},
      statusCode: 429,
      responseHeaders: { 'retry-after': '600' },
    });
    expect(toModelError(error, 'host')).toMatchObject({
      code: 'model.rateLimitedFor',
      params: { address: 'host', wait: '10 min', said: 'Slow <b>down</b>.' },
    });
  });

  it('in a circle of causes still ends', () => {
    const [a, b] = [new Error('a'), new Error('b')];
    a.cause = b;
    b.cause = a;
    expect(toModelError(a, 'host').code).toBe('model.broken');
  });
});
