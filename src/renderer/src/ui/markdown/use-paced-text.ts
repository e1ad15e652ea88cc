import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createFramePace, windowFrames } from './frame-pace';

/** As much of a text that streams as the window can draw at ease (frame-pace.ts); all of it once it has ended. */
export function usePacedText(text: string, isStreaming: boolean): string {
  const [shown, setShown] = useState(text);
  const [pace] = useState(() => createFramePace(windowFrames));
  // In the pass that brings it, where that may be: the window is drawn once for it, in the frame that it came in.
  if (shown !== text && (!isStreaming || pace.begin())) setShown(text);
  useLayoutEffect(() => {
    if (isStreaming && shown !== '') pace.end();
  }, [pace, shown, isStreaming]);
  useEffect(() => {
    // At once: React would draw what is set in a frame after its paint.
    if (isStreaming && shown !== text) pace.ask(() => flushSync(() => setShown(text)));
    else pace.stop();
  }, [pace, text, shown, isStreaming]);
  useEffect(() => pace.stop, [pace]);
  return shown;
}
