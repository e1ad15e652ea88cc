import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GitServer {
  /** Address of a repository by its folder's name below the root. */
  url(name: string): string;
  /** Requests so far, as `POST /a/git-upload-pack`. */
  readonly requests: readonly string[];
  /** Resolves at the first request. */
  readonly asked: Promise<void>;
  /** Resolves when a client has gone before it was answered. */
  readonly left: Promise<void>;
}

export interface RunningGitServer extends GitServer {
  close(): void;
}

export interface GitServerOptions {
  /** Settings of the server's git, e.g. `uploadpack.allowFilter=false`. */
  readonly settings?: readonly string[];
  /** Answers instead of git when it gives a status. */
  readonly status?: (request: IncomingMessage) => number | null;
  /** Never answers. */
  readonly isSilent?: boolean;
  /** Sends a request there instead, when it gives an address. */
  readonly redirect?: (request: IncomingMessage) => string | undefined;
  /** Bytes after which an answer goes on slowly, without an end in sight. */
  readonly dripAfter?: number;
  /** Answers in git's place. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A server that can leave out of a fetch what is not asked for, as the large hosts can. */
export const PARTIAL: GitServerOptions = {
  settings: ['uploadpack.allowFilter=true', 'uploadpack.allowAnySHA1InWant=true'],
};

/** Serves the repositories below `root` over loopback HTTP by git's own CGI. */
export async function serveGit(root: string, options: GitServerOptions = {}): Promise<RunningGitServer> {
  const requests: string[] = [];
  const asked = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    asked.resolve();
    response.on('close', () => {
      if (!response.writableFinished) left.resolve();
    });
    if (options.isSilent === true) return;
    if (options.answer !== undefined) {
      options.answer(request, response);
      return;
    }
    const location = options.redirect?.(request);
    const status = options.status?.(request) ?? null;
    if (location !== undefined) response.writeHead(302, { location }).end();
    else if (status === null) serve(root, options, request, response);
    else response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic realm="test"' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    requests,
    asked: asked.promise,
    left: left.promise,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function serve(
  root: string,
  { settings = [], dripAfter = Infinity }: GitServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const child = spawn('git', [...settings.flatMap((setting) => ['-c', setting]), 'http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  let head: Buffer | null = Buffer.alloc(0);
  let sent = 0;
  // What is large is never held whole.
  const send = (chunk: Buffer): void => {
    sent += chunk.length;
    const isTaken = response.write(chunk);
    if (isTaken && sent < dripAfter) return;
    child.stdout.pause();
    const goOn = () => child.stdout.resume();
    if (sent < dripAfter) response.once('drain', goOn);
    else setTimeout(goOn, 20);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === null) {
      send(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [name, value] = line.split(': ');
      if (name === 'Status') response.statusCode = Number.parseInt(value ?? '500', 10);
      else if (name !== undefined && value !== undefined) response.setHeader(name, value);
    }
    const rest = head.subarray(end + 4);
    head = null;
    send(rest);
  });
  child.on('close', () => response.end());
  response.on('close', () => child.kill());
}
