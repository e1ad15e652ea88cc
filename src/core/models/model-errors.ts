import { APICallError } from '@ai-sdk/provider';
import { AppError, causesOf, findAppError } from '../errors';

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
]);
const STALLED = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
const MAX_DETAIL_LENGTH = 300;

/**
 * Whatever the AI SDK or fetch threw as the sentence to show for it. The cause keeps the provider's own words for the
 * log, without `secret`, and nothing of the request.
 */
export function toModelError(error: unknown, address: string, secret: string | null = null): AppError {
  const known = findAppError(error);
  if (known !== null) return known;

  const chain = causesOf(error);
  const cause = new Error(describe(chain, secret));
  for (const link of chain) {
    const found = classify(link, address, cause);
    if (found !== null) return found;
  }
  return new AppError('model.broken', { address }, { cause });
}

/** The failure of a request that was answered with this status, or null for a success. */
export function statusError(status: number, address: string, options?: ErrorOptions): AppError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return new AppError('model.unauthorized', { address }, options);
  if (status === 429) return new AppError('model.rateLimited', { address }, options);
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
    if (UNREACHABLE.has(code)) return new AppError('model.refused', { address }, { cause });
    if (STALLED.has(code)) return new AppError('model.stalled', { address }, { cause });
    if (CERTIFICATE.test(code)) return new AppError('model.certificate', { address }, { cause });
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

function describe(chain: readonly unknown[], secret: string | null): string {
  const text = chain
    .map(messageOf)
    .filter((message) => message !== '')
    .join(': ');
  const safe = secret === null || secret === '' ? text : text.replaceAll(secret, '•••');
  return safe.slice(0, MAX_DETAIL_LENGTH);
}

function messageOf(link: unknown): string {
  const message = typeof link === 'string' ? link : fieldOf(link, 'message');
  return typeof message === 'string' ? message : '';
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
