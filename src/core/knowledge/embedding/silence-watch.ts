/** Ends what waits for somebody that has fallen silent. */
export interface SilenceWatch {
  /** Aborts, with the given reason, when nothing was heard for the limit. */
  readonly signal: AbortSignal;
  heard(): void;
  end(): void;
}

export function createSilenceWatch(limitMs: number, reason: () => Error): SilenceWatch {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    signal: silent.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(reason()), limitMs);
    },
    end: () => clearTimeout(timer),
  };
}
