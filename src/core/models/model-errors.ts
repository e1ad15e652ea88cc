import { APICallError } from '@ai-sdk/provider';
import { AppError, causesOf, findAppError } from '../errors';
import { plainWords } from './plain-words';
import { askedWait } from './retry-policy';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  // Chromium's names.
  'ERR_CONNECTION_REFUSED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_CONNECTION_TIMED_OUT',
]);
const STALLED = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ERR_TIMED_OUT']);
const CERTIFICATE = /^(CERT_|ERR_CERT_|ERR_SSL_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
const PROXY = /^ERR_(PROXY_|TUNNEL_CONNECTION_FAILED|MANDATORY_PROXY_|SOCKS_|UNEXPECTED_PROXY_AUTH)/;

export interface ModelErrorOptions {
  /** The key, struck out of what the server said where it repeats it. */
  readonly secret?: string | null;
  /** Unix ms; tells how far away a moment is that a server names. */
  readonly now?: number;
}

/**
 * Whatever the AI SDK or fetch threw as the sentence to show for it. What a server said to a refused request stands in
 * `params.said`; the cause keeps all words, without the key, and nothing of the request.
 */
export function toModelError(
  error: unknown,
  address: string,
  { secret = null, now = 0 }: ModelErrorOptions = {},
): AppError {
  const known = findAppError(error);
  if (known !== null) return known;

  const chain = causesOf(error);
  const cause = new Error(wordsOf(chain, secret));
  for (const link of chain) {
    const found = classify(link, address, cause);
    if (found === null) continue;
    const said = statusOf(link) === null ? '' : wordsOf([link], secret);
    return tellMore(found, said, askedWait(error, now));
  }
  return new AppError('model.broken', { address }, { cause });
}

/** The same failure with what its server said, and how long it asks to wait. */
function tellMore(failure: AppError, said: string, waitMs: number | null): AppError {
  const code = failure.code === 'model.rateLimited' && waitMs !== null ? 'model.rateLimitedFor' : failure.code;
  const params = {
    ...failure.params,
    ...(code === 'model.rateLimitedFor' ? { wait: formatWait(waitMs ?? 0) } : {}),
    ...(said === '' ? {} : { said }),
  };
  return new AppError(code, params, { cause: failure.cause });
}

function formatWait(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

/** The failure of a request that was answered with this status, or null for a success. */
export function statusError(status: number, address: string, options?: ErrorOptions): AppError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return new AppError('model.unauthorized', { address }, options);
  if (status === 429) return new AppError('model.rateLimited', { address }, options);
  // RFC 6585: a network that wants a person to sign in.
  if (status === 511) return new AppError('model.webPage', { address }, options);
  return new AppError('model.status', { address, status }, options);
}

function classify(link: unknown, address: string, cause: Error): AppError | null {
  const status = statusOf(link);
  if (status !== null) {
    const cannotCallTools = status === 400 && /not support tool/i.test(messageOf(link));
    return cannotCallTools
      ? new AppError('model.noTools', { address }, { cause })
      : statusError(status, address, { cause });
  }
  const code = fieldOf(link, 'code');
  if (typeof code === 'string') {
    // Chromium's name for a computer without any network.
    if (code === 'ERR_INTERNET_DISCONNECTED') return new AppError('model.offline', { address }, { cause });
    if (UNREACHABLE.has(code)) return new AppError('model.refused', { address }, { cause });
    if (STALLED.has(code)) return new AppError('model.stalled', { address }, { cause });
    if (CERTIFICATE.test(code)) return new AppError('model.certificate', { address }, { cause });
    if (code === 'ERR_UNSAFE_PORT') return new AppError('model.unsafePort', { address }, { cause });
    if (PROXY.test(code)) return new AppError('model.proxy', { address }, { cause });
  }
  return fieldOf(link, 'name') === 'TimeoutError' ? new AppError('model.stalled', { address }, { cause }) : null;
}

/** The HTTP status of a refused call, or the one that an error event in mid-stream stands for. */
function statusOf(link: unknown): number | null {
  if (APICallError.isInstance(link)) return link.statusCode ?? null;
  if (link instanceof Error) return null;
  switch (fieldOf(link, 'type')) {
    case 'authentication_error':
    case 'permission_error':
      return 401;
    case 'rate_limit_error':
      return 429;
    // Anthropic's own status for it.
    case 'overloaded_error':
      return 529;
  }
  const code = fieldOf(link, 'code');
  return typeof code === 'number' && code >= 400 && code < 600 ? code : null;
}

function wordsOf(chain: readonly unknown[], secret: string | null): string {
  const words = chain.map(messageOf).filter((message) => message !== '');
  return plainWords(words.join(': '), secret);
}

function messageOf(link: unknown): string {
  const message = typeof link === 'string' ? link : fieldOf(link, 'message');
  return typeof message === 'string' ? message : '';
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
