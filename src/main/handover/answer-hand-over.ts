import { connect } from 'node:net';
import { toErrorData } from '../../core/errors';
import type { Answerer } from '../ask/answered';
import { handOver, type HandOverReply } from './hand-over';

export interface HandOverHandlers {
  /** Brings a window to the front. */
  readonly show: () => Promise<void>;
  readonly answer: Answerer;
}

/** Serves one later start on the same data folder. Resolves when it is served or has gone; anything malformed is ignored. */
export async function answerHandOver(request: unknown, { show, answer }: HandOverHandlers): Promise<void> {
  const { data } = handOver.safeParse(request);
  if (data === undefined) return;

  const gone = new AbortController();
  const socket = connect(data.replyTo);
  // `close` follows every error.
  socket.on('error', () => {}).once('close', () => gone.abort());
  const closed = new Promise<void>((resolve) => gone.signal.addEventListener('abort', () => resolve()));
  const connected = new Promise<true>((resolve) => socket.once('connect', () => resolve(true)));
  if ((await Promise.race([connected, closed])) !== true) return;

  // Without a reader of what comes in, the end of the other side would not be seen.
  socket.resume();
  const reply = (line: HandOverReply) => socket.write(`${JSON.stringify(line)}\n`);

  try {
    if (data.question === null) {
      await show();
      reply({ type: 'shown' });
    } else {
      const output = {
        text: (delta: string) => reply({ type: 'text', delta }),
        note: (line: string) => reply({ type: 'note', line }),
      };
      reply({ type: 'answered', answered: await answer(data.question, output, gone.signal) });
    }
  } catch (error) {
    reply({ type: 'failed', error: toErrorData(error) });
  }
  socket.end();
  await closed;
}
