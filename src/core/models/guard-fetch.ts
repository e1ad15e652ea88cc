import { AppError } from '../errors';

/** How long a server may be silent, in ms. */
export interface Patience {
  /** From the request to the first byte of the answer's body: a local server may load the model in that time. */
  readonly firstByteMs: number;
  readonly betweenBytesMs: number;
}

export interface GuardFetchOptions {
  readonly fetch: typeof globalThis.fetch;
  /** For the sentence of the failure. */
  readonly address: string;
  readonly patience: Patience;
}

/** A fetch that fails with `model.stalled` when the server falls silent. The caller's own abort passes through. */
export function guardFetch({ fetch, address, patience }: GuardFetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const stall = new AbortController();
    const watch = createSilenceWatch(() => stall.abort(new AppError('model.stalled', { address })));
    const signals = init?.signal ? [init.signal, stall.signal] : [stall.signal];

    watch.expect(patience.firstByteMs);
    try {
      // A redirect would carry the key to a host that the user did not name.
      const response = await fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
      if (response.body === null) {
        watch.end();
        return response;
      }
      return new Response(watchBytes(response.body, watch, patience.betweenBytesMs), response);
    } catch (error) {
      watch.end();
      throw error;
    }
  };
}

interface SilenceWatch {
  expect(withinMs: number): void;
  end(): void;
}

function createSilenceWatch(onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    expect: (withinMs) => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, withinMs);
    },
    end: () => clearTimeout(timer),
  };
}

/** The same bytes. However the stream ends, the watch ends with it. */
function watchBytes(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: SilenceWatch,
  betweenBytesMs: number,
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
        controller.error(error);
      }
    },
    async cancel(reason) {
      watch.end();
      await reader.cancel(reason);
    },
  });
}
