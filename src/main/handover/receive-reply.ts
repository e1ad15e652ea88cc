import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/errors';
import type { ErrorData } from '../../shared/domain/error-data';
import { wording, type ErrorCode } from '../../shared/text/wording';
import type { Answered, AnswerOutput } from '../ask/answered';
import { handOverReply } from './hand-over';

export interface ReplyOptions {
  readonly output: AnswerOutput;
  /** Aborting closes the connection, which stops the turn at the other end. */
  readonly signal: AbortSignal;
  /** How long the running Lectern may take to connect. */
  readonly connectWithinMs: number;
}

export interface Reply {
  readonly replyTo: string;
  /** The answer; null when a window was shown. Errors: what the other Lectern says, or `ask.busy` when it says nothing. */
  readonly ended: Promise<Answered | null>;
}

/** Listens for one answer, in a folder that only this user can enter (on Windows: on a pipe nobody can guess). */
export async function receiveReply({ output, signal, connectWithinMs }: ReplyOptions): Promise<Reply> {
  const folder = process.platform === 'win32' ? null : mkdtempSync(join(tmpdir(), 'lectern-'));
  const replyTo = folder === null ? `\\\\.\\pipe\\lectern-${randomUUID()}` : join(folder, 'reply');
  const server = createServer({ allowHalfOpen: false });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(replyTo, resolve));

  const ended = (async () => {
    try {
      return await readReply(await firstConnection(server, signal, connectWithinMs), output, signal);
    } finally {
      server.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    }
  })();
  return { replyTo, ended };
}

function firstConnection(server: Server, signal: AbortSignal, withinMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(new AppError('ask.busy'));
      // One that comes too late must learn that nobody listens.
      server.off('connection', take).on('connection', (late) => late.destroy());
    };
    const timer = setTimeout(giveUp, withinMs);
    function take(socket: Socket): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(socket);
    }
    server.once('connection', take);
    signal.addEventListener('abort', giveUp);
  });
}

async function readReply(socket: Socket, output: AnswerOutput, signal: AbortSignal): Promise<Answered | null> {
  const leave = () => socket.destroy();
  signal.addEventListener('abort', leave);
  try {
    for await (const line of linesOf(socket)) {
      const reply = handOverReply.parse(JSON.parse(line));
      if (reply.type === 'text') output.text(reply.delta);
      else if (reply.type === 'note') output.note(reply.line);
      else if (reply.type === 'answered') return reply.answered;
      else if (reply.type === 'shown') return null;
      else throw asAppError(reply.error);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('ask.busy', {}, { cause: error });
  } finally {
    signal.removeEventListener('abort', leave);
    socket.destroy();
  }
  throw new AppError('ask.busy');
}

/** Rejects when the connection breaks, which `node:readline` does not. */
async function* linesOf(socket: Socket): AsyncGenerator<string, void, void> {
  let rest = '';
  for await (const piece of socket.setEncoding('utf8')) {
    const lines = `${rest}${String(piece)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** The other Lectern may be a newer one, with codes that have no sentence here. */
function asAppError({ code, params }: ErrorData): AppError {
  return new AppError(isErrorCode(code) ? code : 'internal', params);
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(wording.errors, code);
