import { APICallError } from '@ai-sdk/provider';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError, causesOf } from '../errors';

/** What decides when a request is sent again. A test scripts it. */
export interface RetryClock {
  /** Unix ms. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export function createRetryClock(now: () => number): RetryClock {
  return {
    now,
    random: Math.random,
    wait: (ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }),
  };
}

/** A request is sent at most this often, and never again once the answer has begun. */
export const MAX_TRIES = 3;
const FIRST_BACKOFF_MS = 1_000;
const BACKOFF_FACTOR = 3;
/** Whoever asks for a longer wait is not waited for: the user is told instead. */
const LONGEST_WAIT_MS = 60_000;

/** What may go well at the next try, in the words of Node and of Chromium. */
const PASSING = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_ABORTED',
  'ERR_EMPTY_RESPONSE',
  'ERR_HTTP2_PROTOCOL_ERROR',
  'ERR_HTTP2_SERVER_REFUSED_STREAM',
  'ERR_NETWORK_CHANGED',
  'ERR_NETWORK_IO_SUSPENDED',
  'model.lostInSleep',
]);

/**
 * How long to wait before a failed request is sent again, in ms; null when it is not. `failedTries` counts from 1. What the
 * server asks for counts; else the wait grows, and half of it is left to chance, so that many clients do not come at once.
 */
export function retryDelay(
  error: unknown,
  failedTries: number,
  { now, random }: Pick<RetryClock, 'now' | 'random'>,
): number | null {
  if (failedTries >= MAX_TRIES || !causesOf(error).some(isPassing)) return null;
  const asked = askedWait(error, now());
  if (asked !== null) return asked <= LONGEST_WAIT_MS ? asked : null;
  const longest = FIRST_BACKOFF_MS * BACKOFF_FACTOR ** (failedTries - 1);
  return Math.round(longest * (0.5 + random() / 2));
}

/** The wait in ms that a server asked for by its headers (RFC 9110, 10.2.3, and OpenAI's finer one); null for none. */
export function askedWait(error: unknown, now: number): number | null {
  const headers = causesOf(error).find((link) => APICallError.isInstance(link))?.responseHeaders ?? {};
  const fine = headers['retry-after-ms'];
  if (fine !== undefined && /^\d+(\.\d+)?$/.test(fine)) return Math.ceil(Number(fine));
  const coarse = headers['retry-after'];
  if (coarse === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(coarse)) return Math.ceil(Number(coarse) * 1_000);
  const date = Date.parse(coarse);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function isPassing(link: unknown): boolean {
  if (APICallError.isInstance(link) && link.statusCode !== undefined) {
    // OpenAI's word for an account without money: waiting brings none.
    if (link.responseBody?.includes('insufficient_quota') === true) return false;
    return isPassingStatus(link.statusCode);
  }
  if (link instanceof AppError) return PASSING.has(link.code);
  if (typeof link !== 'object' || link === null) return false;
  const type: unknown = Reflect.get(link, 'type');
  // An error event before the first word.
  if (type === 'overloaded_error' || type === 'rate_limit_error') return true;
  const code: unknown = Reflect.get(link, 'code');
  return typeof code === 'number' ? isPassingStatus(code) : typeof code === 'string' && PASSING.has(code);
}

function isPassingStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505 && status !== 511);
}
