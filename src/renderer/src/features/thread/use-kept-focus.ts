import { useCallback, useRef } from 'react';

/** A ref for what stands in one place in turn: what comes there takes over the focus of what went. */
export function useKeptFocus(): (part: HTMLElement | null) => (() => void) | undefined {
  const hadFocus = useRef(false);
  return useCallback((part) => {
    if (part === null) return undefined;
    if (hadFocus.current) part.focus({ preventScroll: true });
    // React calls it just before the part leaves the page, and draws what comes at once after that.
    return () => {
      hadFocus.current = part.contains(document.activeElement);
      queueMicrotask(() => (hadFocus.current = false));
    };
  }, []);
}
