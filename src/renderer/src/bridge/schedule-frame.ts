/** A hidden window gets no animation frames; its view may lag by this much. */
const HIDDEN_FRAME_MS = 200;

/** Runs `work` before the next paint, soon after when nothing is painted. Gives what takes it back. */
export function scheduleFrame(work: () => void): () => void {
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const run = (): void => {
    cancel();
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_FRAME_MS);
  return cancel;
}
