import { finish, type Steps } from '../steps';

/** Makes a thing when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Work that is done once: in steps, or at once for whoever cannot wait. */
export interface OnceInSteps<T> {
  inSteps(): Steps<T>;
  atOnce(): T;
}

export function onceInSteps<T>(work: () => Steps<T>): OnceInSteps<T> {
  let done: { readonly value: T } | null = null;
  return {
    *inSteps() {
      done ??= { value: yield* work() };
      return done.value;
    },
    atOnce: () => (done ??= { value: finish(work()) }).value,
  };
}
