import type { MessagePort, Transferable } from 'node:worker_threads';
import { describeError, toDescribedError, type ErrorDescription } from '../describe-error';

type Fetch = typeof globalThis.fetch;

/** What a worker asks of the network, and that it wants no more of it. */
type Asked =
  | { readonly type: 'ask'; readonly id: number; readonly url: string; readonly init: WireInit }
  | { readonly type: 'end'; readonly id: number };
type WireInit = Pick<RequestInit, 'redirect'> & { readonly headers: [string, string][] };

/** The body goes over as a stream, which holds the sender back. */
type Answered =
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly status: number;
      readonly headers: [string, string][];
      readonly body: ReadableStream | null;
    }
  | { readonly type: 'failure'; readonly id: number; readonly error: ErrorDescription };

/** The app's `fetch` on a worker, for requests without a body: main alone knows the system's proxies and certificates. */
export function createWireFetch(port: MessagePort): Fetch {
  const waiting = new Map<number, PromiseWithResolvers<Response>>();
  let count = 0;
  const send = (message: Asked): void => port.postMessage(message);
  port.on('message', (answered: Answered) => {
    const asked = waiting.get(answered.id);
    waiting.delete(answered.id);
    if (answered.type === 'failure') asked?.reject(toDescribedError(answered.error));
    else asked?.resolve(new Response(answered.body, { status: answered.status, headers: answered.headers }));
  });
  // What is left of a worker that has closed must not wait for it.
  port.unref();
  return async (input, { signal, headers, redirect = 'follow' } = {}) => {
    signal?.throwIfAborted();
    count += 1;
    const id = count;
    const asked = Promise.withResolvers<Response>();
    waiting.set(id, asked);
    const url = input instanceof Request ? input.url : String(input);
    send({ type: 'ask', id, url, init: { redirect, headers: [...new Headers(headers)] } });
    const end = (): void => {
      send({ type: 'end', id });
      asked.reject(signal?.reason);
    };
    signal?.addEventListener('abort', end, { once: true });
    return asked.promise;
  };
}

/** Answers a worker's requests with `fetch`. They end with the port. */
export function serveFetch(port: MessagePort, fetch: Fetch): void {
  const running = new Map<number, AbortController>();
  const answer = async ({ id, url, init }: Extract<Asked, { type: 'ask' }>): Promise<void> => {
    const end = new AbortController();
    running.set(id, end);
    try {
      const { status, headers, body } = await fetch(url, { ...init, signal: end.signal });
      const answered: Answered = { type: 'answer', id, status, headers: [...headers], body };
      // The DOM has a type of its own for the same class.
      port.postMessage(answered, body === null ? [] : [body as unknown as Transferable]);
    } catch (error) {
      running.delete(id);
      port.postMessage({ type: 'failure', id, error: describeError(error) } satisfies Answered);
    }
  };
  port.on('message', (asked: Asked) => {
    if (asked.type === 'ask') void answer(asked);
    else {
      running.get(asked.id)?.abort();
      running.delete(asked.id);
    }
  });
  port.on('close', () => {
    for (const end of running.values()) end.abort();
  });
  port.unref();
}
