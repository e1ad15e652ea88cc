import { createServer as createSecureServer } from 'node:https';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as a test server saw it. `body` is parsed JSON, or null when there was none. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** Resolves when the connection is gone before the whole answer was sent. */
  readonly whenAbandoned: Promise<void>;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  /** Resolves with the request of that index (0 is the first) once it is there. */
  whenRequested(index: number): Promise<RecordedRequest>;
  /** Closes every connection too. */
  close(): Promise<void>;
}

/** PEM of what a server that speaks TLS shows. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Test only: an HTTP server, or with a certificate an HTTPS one, on a free port of 127.0.0.1 that records what it is asked. */
export async function startLoopbackServer(
  handle: (request: RecordedRequest, response: ServerResponse) => void | Promise<void>,
  certificate?: ServerCertificate,
): Promise<LoopbackServer> {
  const requests: RecordedRequest[] = [];
  const waiters = new Set<() => void>();

  const listen = (incoming: IncomingMessage, response: ServerResponse): void => void serve(incoming, response);
  const server = certificate === undefined ? createServer(listen) : createSecureServer(certificate, listen);

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await record(incoming, response);
    requests.push(request);
    for (const wake of waiters) wake();
    waiters.clear();
    await handle(request, response);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  // A string is the address of a pipe.
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  async function whenRequested(index: number): Promise<RecordedRequest> {
    for (;;) {
      const request = requests[index];
      if (request !== undefined) return request;
      await new Promise<void>((resolve) => waiters.add(resolve));
    }
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  const scheme = certificate === undefined ? 'http' : 'https';
  return { origin: `${scheme}://127.0.0.1:${address.port}`, requests, whenRequested, close };
}

async function record(incoming: IncomingMessage, response: ServerResponse): Promise<RecordedRequest> {
  const whenAbandoned = new Promise<void>((resolve) => {
    response.on('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += String(chunk);
  return {
    method: incoming.method ?? 'GET',
    path: new URL(incoming.url ?? '/', 'http://loopback').pathname,
    headers: incoming.headers,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    whenAbandoned,
  };
}
