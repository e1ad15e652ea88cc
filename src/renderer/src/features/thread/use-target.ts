import { useEffect, useRef, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { en } from '../../../../shared/text/en';
import type { MessageTarget } from '../../bridge/route';
import { showToast } from '../../ui/toast';

interface TargetOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly target: MessageTarget | null;
  /** Where it is among what is shown; -1 when it is not there. */
  readonly targetAt: number;
  /** Ends the following of what comes. */
  readonly stay: () => void;
}

/** Brings the message that the window's address names into view and gives it the focus, each time it is asked for. */
export function useTarget({ scroller, list, target, targetAt, stay }: TargetOptions): void {
  const at = useRef(targetAt);
  useEffect(() => {
    at.current = targetAt;
  }, [targetAt]);
  useEffect(() => {
    if (target === null) return undefined;
    if (at.current === -1) {
      showToast(en.memories.elsewhere);
      return undefined;
    }
    stay();
    return bringIntoView(scroller, target.messageId, () =>
      list.current?.scrollToIndex(at.current, { align: 'start', offset: -24 }),
    );
  }, [target, scroller, list, stay]);
}

/** The list lays rows out unseen at first, and what is not seen takes no focus: it is asked again until it does. */
function bringIntoView(scroller: TargetOptions['scroller'], messageId: string, scroll: () => void): () => void {
  let frame = 0;
  const show = (): void => {
    scroll();
    const article = scroller.current?.querySelector<HTMLElement>(`[data-message="${messageId}"] article`);
    article?.focus({ preventScroll: true });
    if (article === undefined || article !== document.activeElement) frame = requestAnimationFrame(show);
  };
  show();
  return () => cancelAnimationFrame(frame);
}
