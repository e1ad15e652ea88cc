import { useEffect, useRef } from 'react';
import { useWindow } from '../../bridge/window-context';
import { spokenText } from './spoken-text';

/** Announces each block once, when it is finished: the last one when no more text comes. */
export function useAnnouncedBlocks(blocks: readonly string[], isStreaming: boolean, isAnnounced: boolean): void {
  const { announcements } = useWindow();
  const finished = isStreaming ? Math.max(0, blocks.length - 1) : blocks.length;
  const said = useRef(0);
  useEffect(() => {
    if (!isAnnounced) return;
    for (const block of blocks.slice(said.current, finished)) announcements.announce(spokenText(block));
    said.current = Math.max(said.current, finished);
  }, [announcements, blocks, finished, isAnnounced]);
}
