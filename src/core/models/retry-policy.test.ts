import { APICallError } from '@ai-sdk/provider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { createScriptedClock } from '../testing/scripted-clock';
import { MAX_TRIES, retryDelay } from './retry-policy';

const clock = createScriptedClock();

function answered(statusCode: number, responseHeaders: Record<string, string> = {}, responseBody = ''): APICallError {
  return new APICallError({ message: '', url: '', requestBodyValues: {}, statusCode, responseHeaders, responseBody });
}
const withCode = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('a failed request', () => {
  it.each<[string, unknown, number | null]>([
    ['an overloaded server', answered(503), 1_000],
    ['a limit', answered(429), 1_000],
    ['a limit with a wait', answered(429, { 'retry-after': '7' }), 7_000],
    ['a limit with a finer wait', answered(429, { 'retry-after': '7', 'retry-after-ms': '6200' }), 6_200],
    ['a limit until a moment', answered(429, { 'retry-after': 'Fri, 02 Jan 2026 00:00:30 GMT' }), 30_000],
    ['a limit until a moment that is past', answered(429, { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' }), 0],
    ['a limit with a wait nobody can read', answered(429, { 'retry-after': 'soon' }), 1_000],
    ['a limit of an hour', answered(429, { 'retry-after': '3600' }), null],
    ['an account without money', answered(429, {}, '{"error":{"code":"insufficient_quota"}}'), null],
    ['a wrong model', answered(404), null],
    ['a wrong key', answered(401), null],
    ['a network to sign in to', answered(511), null],
    ['a cut connection', withCode('ECONNRESET'), 1_000],
    ['a change of network', withCode('ERR_NETWORK_CHANGED'), 1_000],
    ['a connection lost in sleep', new AppError('model.lostInSleep'), 1_000],
    ['nothing listening', withCode('ECONNREFUSED'), null],
    ['a time-out', new AppError('model.stalled'), null],
    ['an event of overload', { type: 'overloaded_error', message: 'Busy.' }, 1_000],
    ['an event of a limit', { message: 'Slow down.', code: 429 }, 1_000],
    ['a word', 'nonsense', null],
  ])('by %s', (_, error, delay) => {
    expect(retryDelay(error, 1, clock)).toBe(delay);
  });

  it('waits longer the second time, and fails the third', () => {
    expect([1, 2, MAX_TRIES].map((tries) => retryDelay(answered(500), tries, clock))).toEqual([1_000, 3_000, null]);
  });

  it('leaves at most half of its wait to chance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => {
        const delay = retryDelay(answered(500), 2, { ...clock, random: () => chance });
        expect(delay).toBeGreaterThanOrEqual(1_500);
        expect(delay).toBeLessThanOrEqual(3_000);
      }),
    );
  });
});
