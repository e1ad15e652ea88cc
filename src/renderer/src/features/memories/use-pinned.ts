import { useEffect, useState } from 'react';
import { useWindow } from '../../bridge/window-context';
import { reportFailure } from '../../ui/toast';

/** Which messages are pinned now: an answer only knows what was pinned when it was made. */
export function usePinned() {
  const { bridge } = useWindow();
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isWanted = true;
    bridge
      .ask((client) => client.memories.pinned())
      .then(({ messageIds }) => isWanted && setPinned(new Set(messageIds)))
      .catch(reportFailure);
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  const show = (messageId: string, isPinned: boolean): void =>
    setPinned((before) => new Set([...before].filter((id) => id !== messageId).concat(isPinned ? [messageId] : [])));
  const toggle = (messageId: string): void => {
    const isPinned = !pinned.has(messageId);
    bridge
      .ask((client) => client.memories.pin({ messageId, isPinned }))
      .then(() => show(messageId, isPinned))
      .catch(reportFailure);
  };
  return { isPinned: (messageId: string): boolean => pinned.has(messageId), toggle };
}
