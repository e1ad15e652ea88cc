import { AppError } from '../../errors';
import { displayAddress } from '../base-url';
import { isPage } from '../guard-fetch';
import { statusError, toModelError } from '../model-errors';

export interface JsonRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: unknown;
}

/** One small request whose answer is JSON. Errors: the `model.*` codes. */
export type RequestJson = (request: JsonRequest) => Promise<unknown>;

export interface RequestJsonOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The key, kept out of what is logged. */
  readonly secret: string | null;
}

export function createRequestJson({ fetch, timeoutMs, signal, secret }: RequestJsonOptions): RequestJson {
  return async ({ url, headers, body }) => {
    const address = displayAddress(url);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', ...(body === undefined ? {} : JSON_BODY), ...headers },
        body: body === undefined ? null : JSON.stringify(body),
        // A redirect would carry the key to a host that the user did not name.
        redirect: 'manual',
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      const failure = statusError(response.status, address);
      if (failure !== null) throw failure;
      if (isPage(response)) throw new AppError('model.webPage', { address });
      return await readJson(response, address);
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw toModelError(error, address, { secret });
    }
  };
}

const JSON_BODY = { 'content-type': 'application/json' };

async function readJson(response: Response, address: string): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('model.broken', { address }, { cause: error });
  }
}
