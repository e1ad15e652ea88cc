import { scheduleFrame } from '../../bridge/schedule-frame';

/** After each drawing the window has so many times as long for what else it is asked: keys, scrolling, the next tokens. */
const REST_SHARE = 1.5;
/** However long a drawing took, what comes after it is seen by then. */
const LONGEST_REST_MS = 120;

/** What a window offers of its frames, and what tests put in place of that. */
export interface Frames {
  /** Runs before the next paint. Gives what takes it back. */
  next(run: () => void): () => void;
  /** Runs once what is drawn in this frame is painted. */
  painted(run: () => void): void;
  /** Ms, from any beginning. */
  now(): number;
}

/**
 * Draws what grows no faster than the window can draw it at ease: where that takes little, before every paint; where it
 * takes long, some frames are left to the reader. `draw` must have changed the page when it returns.
 */
export interface FramePace {
  /** Asks for a drawing; asked for again before it came, it is one drawing. */
  ask(): void;
  stop(): void;
}

export function createFramePace(draw: () => void, frames: Frames): FramePace {
  let restUntil = -Infinity;
  let cancel: (() => void) | null = null;

  const drawNow = (): void => {
    stop();
    const begun = frames.now();
    draw();
    frames.painted(() => {
      const ended = frames.now();
      restUntil = ended + Math.min(LONGEST_REST_MS, (ended - begun) * REST_SHARE);
    });
  };
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    ask: () => {
      if (cancel !== null) return;
      const onFrame = (): void => {
        if (frames.now() < restUntil) cancel = frames.next(onFrame);
        else drawNow();
      };
      cancel = frames.next(onFrame);
    },
    stop,
  };
}

/** Those of this window. */
export const windowFrames: Frames = {
  next: scheduleFrame,
  painted: (run) => {
    const { port1, port2 } = new MessageChannel();
    // A message that is sent from a frame is met once that frame is painted.
    port1.addEventListener('message', () => {
      port1.close();
      run();
    });
    port1.start();
    port2.postMessage(null);
  },
  now: () => performance.now(),
};
