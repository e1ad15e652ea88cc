/** Work in native code: a thread that is ended in the midst of it takes the whole process with it. */
export interface NativeWork {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs any more, or after `limitMs`: what is silent that long computes nothing. */
  settled(limitMs: number): Promise<void>;
}

export function createNativeWork(): NativeWork {
  const running = new Set<Promise<unknown>>();
  return {
    run(work) {
      const done = work();
      running.add(done);
      const forget = (): void => void running.delete(done);
      done.then(forget, forget);
      return done;
    },
    async settled(limitMs) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), limitMs);
      });
      while (running.size > 0 && (await Promise.race([Promise.allSettled(running), late])) !== 'late');
      clearTimeout(timer);
    },
  };
}
