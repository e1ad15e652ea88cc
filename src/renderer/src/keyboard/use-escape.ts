import { useEffect, useRef } from 'react';

/**
 * While the caller is in the page and has something to do, Escape is its own: what it lies in, a dialog or the window, does
 * not hear of it.
 */
export function useEscape(onEscape: (() => void) | null): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  const hasOwn = onEscape !== null;
  useEffect(() => {
    if (!hasOwn) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current?.();
    };
    // Before the dialog, which listens at the document.
    addEventListener('keydown', hear, { capture: true });
    return () => removeEventListener('keydown', hear, { capture: true });
  }, [hasOwn]);
}
