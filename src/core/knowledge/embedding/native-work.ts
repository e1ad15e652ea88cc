/** Work in native code: a thread that is ended in the midst of it takes the whole process with it. */
export interface NativeWork {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
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
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
