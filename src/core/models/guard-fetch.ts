import { AppError } from '../errors';
import { createSilenceWatch, type SilenceWatch } from './silence-watch';

/** How long a server may be silent, in ms. */
export interface Patience {
  /** From the request to the first byte of the answer's body: a local server may load the model in that time. */
  readonly firstByteMs: number;
  readonly betweenBytesMs: number;
}

/** Calls back whenever the computer wakes from sleep; returns the end of it. */
export type OnWake = (listener: () => void) => () => void;

export interface GuardFetchOptions {
  readonly fetch: typeof globalThis.fetch;
  /** For the sentence of the failure. */
  readonly address: string;
  readonly patience: Patience;
  readonly onWake: OnWake;
}

/** A connection that lives after a sleep gives a byte within this time; one that was lost never tells of it. */
const AFTER_WAKE_MS = 10_000;

/**
 * A fetch that fails with `model.stalled` when the server falls silent, soon and with `model.lostInSleep` when that is after
 * a sleep, and with `model.webPage` when a page for people comes in its place. The caller's own abort passes through.
 */
export function guardFetch({ fetch, address, patience, onWake }: GuardFetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const ended = new AbortController();
    const fail = (code: 'model.stalled' | 'model.lostInSleep') => () => ended.abort(new AppError(code, { address }));
    const watch = watchAwake(onWake, fail('model.stalled'), fail('model.lostInSleep'));
    const signals = init?.signal ? [init.signal, ended.signal] : [ended.signal];

    watch.expect(patience.firstByteMs);
    try {
      // A redirect would carry the key to a host that the user did not name.
      const response = await fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
      if (isPage(response)) {
        ended.abort();
        throw new AppError('model.webPage', { address });
      }
      if (response.body === null) {
        watch.end();
        return response;
      }
      return new Response(watchBytes(response.body, watch, patience.betweenBytesMs, ended), response);
    } catch (error) {
      watch.end();
      throw error;
    }
  };
}

/** True for a page in the place of an answer, such as that of a network one has to sign in to. */
export function isPage(response: Response): boolean {
  return response.ok && /^\s*text\/html\b/i.test(response.headers.get('content-type') ?? '');
}

/** A watch that rests while nobody asks for bytes: a reader that takes its time is no silence of the server. */
interface ByteWatch extends SilenceWatch {
  rest(): void;
}

function watchAwake(onWake: OnWake, onSilence: () => void, onLostInSleep: () => void): ByteWatch {
  const silence = createSilenceWatch(onSilence);
  let isResting = false;
  let hasSlept = false;
  const expectSoon = (): void => silence.expect(AFTER_WAKE_MS, onLostInSleep);
  const stopWaking = onWake(() => {
    if (isResting) hasSlept = true;
    else expectSoon();
  });
  return {
    expect(withinMs) {
      isResting = false;
      if (hasSlept) expectSoon();
      else silence.expect(withinMs);
      hasSlept = false;
    },
    rest() {
      isResting = true;
      silence.end();
    },
    end() {
      silence.end();
      stopWaking();
    },
  };
}

/** The same bytes. However the stream ends, the watch ends with it, and whoever leaves ends the request. */
function watchBytes(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: ByteWatch,
  betweenBytesMs: number,
  ended: AbortController,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  /** Until then the time for the first byte runs, from the request on. */
  let hasBegun = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        if (hasBegun) watch.expect(betweenBytesMs);
        const { done, value } = await reader.read();
        if (!done) {
          hasBegun = true;
          watch.rest();
          controller.enqueue(value);
          return;
        }
        watch.end();
        controller.close();
      } catch (error) {
        watch.end();
        // Not every fetch fails its body with the reason of the abort.
        controller.error(ended.signal.aborted ? ended.signal.reason : error);
      }
    },
    async cancel(reason) {
      watch.end();
      await reader.cancel(reason);
      ended.abort();
    },
  });
}
