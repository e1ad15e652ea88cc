/** Calls to one answerer, which end with it. */
export interface PendingCalls {
  /** Settles as `answer` does, or rejects with the failure if that comes first. */
  run<T>(answer: Promise<T>): Promise<T>;
  /** The answerer is gone: rejects what is pending, and whatever comes after. */
  fail(reason: Error): void;
}

/** Each call has a promise of the failure to itself: one that all calls raced would keep every answer until it settles. */
export function createPendingCalls(): PendingCalls {
  const rejecters = new Set<(reason: Error) => void>();
  let failure: Error | null = null;
  return {
    async run(answer) {
      const failed = Promise.withResolvers<never>();
      if (failure !== null) failed.reject(failure);
      rejecters.add(failed.reject);
      try {
        return await Promise.race([failed.promise, answer]);
      } finally {
        rejecters.delete(failed.reject);
      }
    },
    fail(reason) {
      failure ??= reason;
      for (const reject of rejecters) reject(failure);
    },
  };
}
