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
    const silence = createSilenceWatch(fail('model.stalled'));
    const stopWaking = onWake(() => silence.expect(AFTER_WAKE_MS, fail('model.lostInSleep')));
    const watch: SilenceWatch = {
      expect: silence.expect,
      end() {
        silence.end();
        stopWaking();
      },
    };
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

/** The same bytes. However the stream ends, the watch ends with it, and whoever leaves ends the request. */
function watchBytes(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: SilenceWatch,
  betweenBytesMs: number,
  ended: AbortController,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          watch.expect(betweenBytesMs);
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
