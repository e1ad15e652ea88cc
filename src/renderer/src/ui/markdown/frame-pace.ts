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
 * takes long, some frames are left to the reader.
 */
export interface FramePace {
  /** Whether there is ease for a drawing in this very frame, which then has begun. */
  begin(): boolean;
  /** What was begun has changed the page. */
  end(): void;
  /** Draws as soon as there is ease for it, which has begun then; asked for again before, the last one alone. */
  ask(draw: () => void): void;
  stop(): void;
}

export function createFramePace(frames: Frames): FramePace {
  let restUntil = -Infinity;
  let begun = frames.now();
  /** Drawings that are not painted yet: one a frame. */
  let unpainted = 0;
  let asked = (): void => undefined;
  let cancel: (() => void) | null = null;

  const begin = (): boolean => {
    if (unpainted > 0) return false;
    begun = frames.now();
    return begun >= restUntil;
  };
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    begin,
    end: () => {
      const since = begun;
      unpainted += 1;
      frames.painted(() => {
        unpainted -= 1;
        const ended = frames.now();
        restUntil = ended + Math.min(LONGEST_REST_MS, (ended - since) * REST_SHARE);
      });
    },
    ask: (draw) => {
      asked = draw;
      if (cancel !== null) return;
      const onFrame = (): void => {
        stop();
        if (begin()) asked();
        else cancel = frames.next(onFrame);
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
