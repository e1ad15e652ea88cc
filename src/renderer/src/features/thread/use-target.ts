import { useEffect, useRef } from 'react';
import { wording } from '../../../../shared/text/wording';
import type { MessageTarget } from '../../bridge/route';
import { useWindow } from '../../bridge/window-context';
import { showToast } from '../../ui/toast';

/**
 * Gives the message that the window's address names the focus, each time it is asked for. `targetAt` is its place among
 * what is shown, -1 when it is not there: then the version of the session that it is in is shown.
 */
export function useTarget(target: MessageTarget | null, targetAt: number): void {
  const { focusTargets, messages } = useWindow();
  const met = useRef<MessageTarget | null>(null);
  useEffect(() => {
    if (target === null || met.current === target) return;
    if (targetAt !== -1) {
      met.current = target;
      focusTargets.focusMessage(target.messageId);
      return;
    }
    messages.show(target.messageId).catch(() => showToast(wording.memories.elsewhere));
  }, [target, targetAt, focusTargets, messages]);
}
