import type { Root } from 'mdast';
import { useEffect, useRef } from 'react';
import { useWindow } from '../../bridge/window-context';
import { spokenText } from './spoken-text';

/** Announces a block once, when it may be: an open one is not finished. */
export function useAnnouncedBlock(block: Root, mayBe: boolean): void {
  const { announcements } = useWindow();
  const isSaid = useRef(false);
  useEffect(() => {
    if (!mayBe || isSaid.current) return;
    isSaid.current = true;
    announcements.announce(spokenText(block));
  }, [announcements, block, mayBe]);
}
