/** Progress is told at most this often, in ms. */
const EVERY_MS = 100;

/** Leaves out what comes too soon after the last, unless `isDue` says that it must be told. */
export function paced<T>(
  report: (progress: T) => void,
  isDue: (progress: T, last: T) => boolean,
): (progress: T) => void {
  let last: { readonly at: number; readonly progress: T } | null = null;
  return (progress) => {
    const at = performance.now();
    if (last !== null && at - last.at < EVERY_MS && !isDue(progress, last.progress)) return;
    last = { at, progress };
    report(progress);
  };
}
