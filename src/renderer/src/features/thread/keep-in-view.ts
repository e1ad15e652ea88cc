/** Frames in which messages are measured anew once their log has another width. */
const FRAMES = 6;
/** So long at most a panel takes to open, in ms. */
const OPENING_MS = 2_000;

/** Keeps an element of a log in view when the log is made narrower for a panel beside it, until the reader moves. */
export function keepInView(element: Element | null): void {
  const log = element?.closest('[role=log]');
  if (element === null || log === null || log === undefined) return;
  let left = 0;
  const look = (): void => {
    if (left <= 0) return;
    element.scrollIntoView({ block: 'nearest' });
    left -= 1;
    requestAnimationFrame(look);
  };
  const resized = new ResizeObserver(() => {
    const isLooking = left > 0;
    left = FRAMES;
    if (!isLooking) requestAnimationFrame(look);
  });
  const stop = (): void => {
    resized.disconnect();
    left = 0;
    clearTimeout(timer);
    for (const type of MOVES) log.removeEventListener(type, stop);
  };
  const timer = setTimeout(stop, OPENING_MS);
  for (const type of MOVES) log.addEventListener(type, stop, { passive: true });
  resized.observe(log);
}

const MOVES = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;
