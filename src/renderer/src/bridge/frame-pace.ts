import { scheduleFrame } from './schedule-frame';

/** After each drawing the window has so many times as long for what else it is asked: keys, scrolling, the next tokens. */
const REST_SHARE = 1.5;
/** However long a drawing took, what comes after it is seen by then. */
const LONGEST_REST_MS = 120;

/** About half a frame: a clock for less would come in the frame after it. */
const SHORT_MS = 8;

/** What a window offers of its frames, and what tests put in place of that. */
export interface Frames {
  /** Runs before the next paint from so many ms on. No frame is asked for until then: each has its price, empty or not. */
  next(run: () => void, afterMs: number): void;
  /** Runs once what is drawn in this frame is painted. */
  painted(run: () => void): void;
  /** Ms, from any beginning. */
  now(): number;
}

/**
 * Draws what grows no faster than the window can draw it at ease: where that takes little, before every paint; where it
 * takes long, some frames are left to the reader. Of what is asked for before, the last is drawn alone.
 */
export function createFramePace(frames: Frames): (draw: () => void) => void {
  let restUntil = -Infinity;
  let isUnpainted = false;
  let asked: (() => void) | null = null;

  const onFrame = (): void => {
    const begun = frames.now();
    if (isUnpainted || begun < restUntil) {
      frames.next(onFrame, restUntil - begun);
      return;
    }
    const draw = asked;
    asked = null;
    isUnpainted = true;
    try {
      draw?.();
    } finally {
      // One that fails is not the last.
      frames.painted(() => {
        isUnpainted = false;
        const ended = frames.now();
        restUntil = ended + Math.min(LONGEST_REST_MS, (ended - begun) * REST_SHARE);
      });
    }
  };
  return (draw) => {
    if (asked === null) frames.next(onFrame, restUntil - frames.now());
    asked = draw;
  };
}

/** Those of this window. */
export const windowFrames: Frames = {
  next: (run, afterMs) => {
    // The frame of a short rest is the next one all the same.
    if (afterMs < SHORT_MS) scheduleFrame(run);
    else setTimeout(() => scheduleFrame(run), afterMs);
  },
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
