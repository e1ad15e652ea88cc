import type { Steps } from '../run-steps';

/** What steps come to, in one go. */
export function collect<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
