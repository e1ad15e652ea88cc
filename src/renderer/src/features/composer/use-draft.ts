import { useEffect, useRef, useState } from 'react';
import { createDrafts } from './drafts';

/** Writing a pasted megabyte at each key would be felt. */
const WRITE_DELAY_MS = 300;
const drafts = createDrafts(localStorage);

/** The text of the message box; it is stored a moment after each change and when the page goes. */
export function useDraft(sessionId: string | null) {
  const [text, setText] = useState(() => drafts.read(sessionId));
  const latest = useRef({ sessionId, text });
  useEffect(() => {
    // A new session that has got its id takes along what was typed meanwhile.
    if (latest.current.sessionId !== sessionId) drafts.write(latest.current.sessionId, '');
    latest.current = { sessionId, text };
    const timer = setTimeout(() => drafts.write(sessionId, text), WRITE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [sessionId, text]);
  useEffect(() => {
    const write = (): void => drafts.write(latest.current.sessionId, latest.current.text);
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('pagehide', write);
      write();
    };
  }, []);
  return { text, setText };
}
