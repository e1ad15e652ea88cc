/** A hidden window gets no animation frames; its view may lag by this much. */
const HIDDEN_FRAME_MS = 200;

/** Runs `work` before the next paint, soon after when nothing is painted. */
export function scheduleFrame(work: () => void): void {
  const run = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_FRAME_MS);
}
