/** A clock whose times strictly increase from call to call, so that messages sort as they happened. Unix ms. */
export function createTick(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}
