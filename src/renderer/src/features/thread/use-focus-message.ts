import { useEffect, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { LecternMessage } from '../../../../shared/chat/message';
import { useWindow } from '../../bridge/window-context';

/** Frames that a far message may take to be drawn. */
const MAX_FRAMES = 30;

interface FocusMessageOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly messages: readonly LecternMessage[];
  /** Told before the list moves for it. */
  readonly onMove: () => void;
}

/** Lets commands move the focus through the messages, also to those that are not drawn yet. */
export function useFocusMessage({ scroller, list, messages, onMove }: FocusMessageOptions): void {
  const { focusTargets } = useWindow();
  useEffect(() => {
    let frame = 0;
    const focusOnceDrawn = (id: string, framesLeft: number): void => {
      const article = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"] article`);
      article?.focus({ preventScroll: true });
      if (article && article === document.activeElement) article.scrollIntoView({ block: 'nearest' });
      else if (framesLeft > 0) frame = requestAnimationFrame(() => focusOnceDrawn(id, framesLeft - 1));
    };
    focusTargets.setFocusMessage((target) => {
      const at = indexOf(target, messages, focusTargets.focusedMessage());
      const message = messages[at];
      if (message === undefined) return at >= messages.length ? focusTargets.focusMessageBox() : undefined;
      cancelAnimationFrame(frame);
      onMove();
      list.current?.scrollToIndex(at, { align: 'nearest' });
      focusOnceDrawn(message.id, MAX_FRAMES);
    });
    return () => {
      cancelAnimationFrame(frame);
      focusTargets.setFocusMessage(null);
    };
  }, [focusTargets, scroller, list, messages, onMove]);
}

/** From outside the messages a step leads to the last one; behind the last one lies the message box. */
function indexOf(target: string | -1 | 1, messages: readonly LecternMessage[], focusedId: string | null): number {
  if (typeof target === 'string') return messages.findIndex(({ id }) => id === target);
  const focused = messages.findIndex(({ id }) => id === focusedId);
  return focused === -1 ? messages.length - 1 : Math.max(0, focused + target);
}
