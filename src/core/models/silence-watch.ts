/** Waits for signs of life, one after the other. */
export interface SilenceWatch {
  /** The next sign is due within this time; `onSilence` is called when none comes, in place of the usual one. */
  expect(withinMs: number, onSilence?: () => void): void;
  end(): void;
}

export function createSilenceWatch(onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    expect: (withinMs, instead = onSilence) => {
      clearTimeout(timer);
      timer = setTimeout(instead, withinMs);
    },
    end: () => clearTimeout(timer),
  };
}
