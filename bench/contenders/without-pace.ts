import { scheduleFrame } from '../../src/renderer/src/bridge/schedule-frame';

export { windowFrames } from '../../src/renderer/src/bridge/frame-pace';

/** A contender draws before every paint, as the peers do: to leave out frames is Lectern's. */
export function createFramePace(): (draw: () => void) => void {
  let isAsked = false;
  return (draw) => {
    if (isAsked) return;
    isAsked = true;
    scheduleFrame(() => {
      isAsked = false;
      draw();
    });
  };
}
