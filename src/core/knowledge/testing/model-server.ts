import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { startLoopbackServer, type LoopbackServer, type RecordedRequest } from '../../testing/loopback-server';

type Answer = (request: RecordedRequest, response: ServerResponse) => void | Promise<void>;

/** Test only: serves `bytes`, with ranges, after the answers that are given for the first requests. */
export async function serveFile(bytes: Buffer, ...first: readonly Answer[]): Promise<LoopbackServer> {
  let count = 0;
  const server = await startLoopbackServer((request, response) => {
    const answer = first[count] ?? whole(bytes);
    count += 1;
    return answer(request, response);
  });
  onTestFinished(() => server.close());
  return server;
}

/** All of the file, or the range that is asked for. */
export function whole(bytes: Buffer): Answer {
  return (request, response) => {
    const { status, headers, body } = answerTo(request, bytes);
    response.writeHead(status, headers).end(body);
  };
}

/**
 * As `whole`, but the connection ends after so many bytes, once they have arrived: what the client has not read when it
 * ends is lost. `arrived` resolves when it has this many bytes of the file.
 */
export function cutAfter(bytes: Buffer, count: number, arrived: (done: number) => Promise<void>): Answer {
  return async (request, response) => {
    const { status, headers, body } = answerTo(request, bytes);
    response.writeHead(status, headers).write(body.subarray(0, count));
    await arrived(bytes.length - body.length + count);
    response.destroy();
  };
}

/** As `whole`, but nothing comes after so many bytes. */
export function silentAfter(bytes: Buffer, count: number): Answer {
  return (request, response) => {
    const { status, headers, body } = answerTo(request, bytes);
    response.writeHead(status, headers).write(body.subarray(0, count));
  };
}

export function answerStatus(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => void response.writeHead(code, headers).end();
}

function answerTo({ headers }: RecordedRequest, bytes: Buffer) {
  const from = /^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1];
  if (from === undefined) return { status: 200, headers: { 'content-length': bytes.length }, body: bytes };
  const body = bytes.subarray(Number(from));
  if (body.length === 0) return { status: 416, headers: {}, body };
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  return { status: 206, headers: { 'content-range': range, 'content-length': body.length }, body };
}
