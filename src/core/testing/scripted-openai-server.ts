import type { ServerResponse } from 'node:http';
import { TITLE_INSTRUCTIONS } from '../turn/title-instructions';
import {
  startLoopbackServer,
  type LoopbackServer,
  type RecordedRequest,
  type ServerCertificate,
} from './loopback-server';

/**
 * One thing a streamed answer does. `cut` breaks the connection, `reset` as a network that changed does; `end` closes it in
 * order without a finish.
 */
export type ReplyStep =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'reasoning'; readonly delta: string }
  | { readonly type: 'toolCall'; readonly id: string; readonly name: string; readonly input: string }
  | { readonly type: 'raw'; readonly text: string | Uint8Array }
  | { readonly type: 'hold' }
  | { readonly type: 'finish'; readonly reason: 'stop' | 'length' | 'tool_calls' | 'content_filter' }
  | { readonly type: 'end' }
  | { readonly type: 'cut' }
  | { readonly type: 'reset' };

export type Reply =
  | { readonly type: 'stream'; readonly steps: readonly ReplyStep[] }
  | BodyReply
  | { readonly type: 'silence' };

export interface BodyReply {
  readonly type: 'body';
  readonly status: number;
  readonly contentType?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ScriptedOpenAiServer extends LoopbackServer {
  /** What a user types as the address: `<origin>/v1`. */
  readonly baseUrl: string;
  /** The chat requests among `requests`, in order; those for titles are not among them, and eat no reply. */
  chats(): readonly RecordedRequest[];
  /** The requests for titles among `requests`, in order. */
  titleRequests(): readonly RecordedRequest[];
  /** Queues replies for the next requests for titles, which are refused else: a session keeps its title then. */
  replyWithTitle(...replies: readonly Reply[]): void;
  /** Queues replies for the next chat requests. */
  reply(...replies: readonly Reply[]): void;
  /** Decides each reply for which none is queued. */
  replyWith(decide: (request: RecordedRequest) => Reply): void;
  /** Resolves when an answer stands at a `hold`. */
  whenHolding(): Promise<void>;
  /** Lets every answer that stands at a `hold` go on. One whose connection is gone does so by itself, and ends. */
  release(): void;
}

export interface ScriptedOpenAiServerOptions {
  readonly models?: readonly string[];
  /** When set, requests without this key are answered with 401. */
  readonly apiKey?: string;
  /** Further JSON answers by path, such as Ollama's `/api/show`. `undefined` is answered with 404. */
  readonly routes?: Readonly<Record<string, (request: RecordedRequest) => unknown>>;
  /** Left out, it speaks plain HTTP. */
  readonly certificate?: ServerCertificate;
}

/** Words as they come from a model, then a finish. */
export function textReply(...deltas: readonly string[]): Reply {
  const steps = deltas.map((delta): ReplyStep => ({ type: 'text', delta }));
  return { type: 'stream', steps: [...steps, { type: 'finish', reason: 'stop' }] };
}

export function toolCallReply(name: string, input: unknown, id = `call-${name}`): Reply {
  const call: ReplyStep = { type: 'toolCall', id, name, input: JSON.stringify(input) };
  return { type: 'stream', steps: [call, { type: 'finish', reason: 'tool_calls' }] };
}

export function streamReply(...steps: readonly ReplyStep[]): Reply {
  return { type: 'stream', steps };
}

/** An error in the shape the OpenAI API gives it. */
export function errorReply(status: number, message: string): BodyReply {
  const body = JSON.stringify({ error: { message, type: 'scripted', code: null } });
  return { type: 'body', status, contentType: 'application/json', body };
}

/**
 * Test only: a server that speaks the OpenAI-compatible chat protocol on loopback and answers by script. It thinks
 * nothing and knows nothing.
 */
export async function startScriptedOpenAiServer(
  options: ScriptedOpenAiServerOptions = {},
): Promise<ScriptedOpenAiServer> {
  const queue: Reply[] = [];
  const titles: Reply[] = [];
  const held = new Set<() => void>();
  const holdWaiters = new Set<() => void>();
  let decide: (request: RecordedRequest) => Reply = refuseUnscripted;

  /** Until it is let go, or nobody is there any more to answer. */
  function hold(response: ServerResponse): Promise<void> {
    if (response.destroyed) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const go = (): void => {
      response.off('close', go);
      held.delete(go);
      resolve();
    };
    held.add(go);
    response.once('close', go);
    for (const wake of holdWaiters) wake();
    holdWaiters.clear();
    return promise;
  }
  const server = await startLoopbackServer(async (request, response) => {
    if (options.apiKey !== undefined && request.headers.authorization !== `Bearer ${options.apiKey}`) {
      return send(response, errorReply(401, 'Wrong key.'), hold);
    }
    if (isTitleRequest(request)) return send(response, titles.shift() ?? refuseTitle(), hold);
    if (isChat(request)) {
      return send(response, queue.shift() ?? decide(request), hold);
    }
    return sendRoute(request, response, options);
  }, options.certificate);

  return {
    ...server,
    baseUrl: `${server.origin}/v1`,
    chats: () => server.requests.filter((request) => isChat(request) && !isTitleRequest(request)),
    titleRequests: () => server.requests.filter(isTitleRequest),
    replyWithTitle: (...replies) => void titles.push(...replies),
    reply: (...replies) => void queue.push(...replies),
    replyWith: (next) => {
      decide = next;
    },
    whenHolding: () => (held.size > 0 ? Promise.resolve() : new Promise((resolve) => holdWaiters.add(resolve))),
    release: () => {
      for (const go of held) go();
    },
  };
}

function isChat({ path }: RecordedRequest): boolean {
  return path.endsWith('/chat/completions');
}

function isTitleRequest(request: RecordedRequest): boolean {
  // In the shape of the OpenAI API.
  const { messages } = (request.body ?? {}) as { readonly messages?: readonly { readonly content: unknown }[] };
  return isChat(request) && messages?.[0]?.content === TITLE_INSTRUCTIONS;
}

/** Not to be sent again. */
function refuseTitle(): Reply {
  return errorReply(400, 'No title was scripted.');
}

function refuseUnscripted(): Reply {
  return errorReply(500, 'No reply was scripted for this request.');
}

function sendRoute(request: RecordedRequest, response: ServerResponse, options: ScriptedOpenAiServerOptions): void {
  const models = (options.models ?? ['scripted']).map((id) => ({ id, object: 'model' }));
  const routes: ScriptedOpenAiServerOptions['routes'] = {
    '/v1/models': () => ({ object: 'list', data: models }),
    ...options.routes,
  };
  const body = routes[request.path]?.(request);
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? { error: { message: 'not found' } }));
}

async function send(
  response: ServerResponse,
  reply: Reply,
  hold: (response: ServerResponse) => Promise<void>,
): Promise<void> {
  switch (reply.type) {
    case 'silence':
      return;
    case 'body':
      response.writeHead(reply.status, { 'content-type': reply.contentType ?? 'text/plain', ...reply.headers });
      response.end(reply.body);
      return;
    case 'stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const step of reply.steps) {
        if (response.destroyed) return;
        if (step.type === 'hold') await hold(response);
        else await sendStep(response, step);
      }
  }
}

async function sendStep(response: ServerResponse, step: Exclude<ReplyStep, { type: 'hold' }>): Promise<void> {
  switch (step.type) {
    case 'text':
      return write(response, event({ content: step.delta }));
    case 'reasoning':
      return write(response, event({ reasoning_content: step.delta }));
    case 'toolCall': {
      // Arguments come in two halves, as they do from a real server.
      const half = Math.ceil(step.input.length / 2);
      const start = { index: 0, id: step.id, type: 'function' };
      const first = { ...start, function: { name: step.name, arguments: step.input.slice(0, half) } };
      const second = { index: 0, function: { arguments: step.input.slice(half) } };
      return write(response, event({ tool_calls: [first] }) + event({ tool_calls: [second] }));
    }
    case 'raw':
      return write(response, step.text);
    case 'finish':
      response.end(`${event({}, step.reason)}data: [DONE]\n\n`);
      return;
    case 'end':
      response.end();
      return;
    case 'cut':
      response.destroy();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
  }
}

/** Resolves when the bytes are handed to the system, so that a `cut` after it does not take them back, or cannot be. */
function write(response: ServerResponse, text: string | Uint8Array): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  response.once('close', resolve);
  response.write(text, () => {
    response.off('close', resolve);
    resolve();
  });
  return promise;
}

function event(delta: Readonly<Record<string, unknown>>, finishReason: string | null = null): string {
  const choice = { index: 0, delta, finish_reason: finishReason };
  const chunk = { id: 'scripted', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [choice] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
