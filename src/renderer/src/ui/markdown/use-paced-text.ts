import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createFramePace, windowFrames, type FramePace } from './frame-pace';

/** As much of a text that streams as the window can draw at ease (frame-pace.ts); all of it once it has ended. */
export function usePacedText(text: string, isStreaming: boolean): string {
  const [shown, setShown] = useState(text);
  const newest = useRef(text);
  const pace = useRef<FramePace | null>(null);
  useEffect(() => {
    if (!isStreaming) return undefined;
    // At once: React would draw what is set in a frame after its paint.
    const made = createFramePace(() => flushSync(() => setShown(newest.current)), windowFrames);
    pace.current = made;
    return () => {
      made.stop();
      pace.current = null;
    };
  }, [isStreaming]);
  useEffect(() => {
    newest.current = text;
    pace.current?.ask();
  }, [text]);
  if (isStreaming) return shown;
  // So that an answer that goes on later goes on from here.
  if (shown !== text) setShown(text);
  return text;
}
