import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Within this many pixels of the end the list counts as being there. */
const END_SLACK = 48;
const KEYS_UP = new Set(['ArrowUp', 'PageUp', 'Home']);
const KEYS_DOWN = new Set(['ArrowDown', 'PageDown', 'End']);

interface FollowEndOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly content: RefObject<HTMLElement | null>;
  /** How many messages the list holds. */
  readonly count: number;
  /** The prompt sent last from here: sending one brings the end into view. */
  readonly sentId: string | null;
}

export interface FollowEnd {
  readonly isAtEnd: boolean;
  /** Goes to the end, and follows it from then on. */
  readonly toEnd: () => void;
  /** The reader is led elsewhere: what comes does not tear them away. */
  readonly stay: () => void;
}

/**
 * Keeps the end in view while it grows, until the reader moves up; coming back to the end follows again. A move up counts
 * as it is asked for, not as it is seen: what grows before its first frame would bring the end back and undo it.
 */
export function useFollowEnd({ scroller, content, count, sentId }: FollowEndOptions): FollowEnd {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const follows = useRef(true);
  const toEnd = (): void => {
    follows.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    // The button that asked for it goes.
    scroller.current?.focus();
  };
  useLayoutEffect(() => {
    if (sentId === null) return;
    follows.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [sentId, scroller]);
  useLayoutEffect(() => {
    if (follows.current && count > 0) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [count, scroller]);
  useEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let top = box.scrollTop;
    let isMoving = false;
    /** False after a move up: what the list corrects of its place meanwhile is no way back to the end. */
    let mayReach = false;
    const left = (): number => box.scrollHeight - box.scrollTop - box.clientHeight;
    const move = (): void => {
      isMoving = true;
      mayReach = true;
    };
    // A key that leads nowhere is no move: none would ever end it.
    const moveUp = (): void => {
      if (box.scrollTop <= 0) return;
      follows.current = false;
      isMoving = true;
      mayReach = false;
    };
    const moveDown = (): void => {
      if (left() > 0) move();
    };
    const onWheel = ({ deltaY }: WheelEvent): void => (deltaY < 0 ? moveUp() : moveDown());
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, shiftKey, target } = event;
      // In a field the same keys move through its text.
      if (target instanceof HTMLElement && target.matches('textarea, input')) return;
      if (key === 'Home' && !shiftKey && target === box) {
        // At once: a way that takes time is cut short by what grows meanwhile.
        event.preventDefault();
        moveUp();
        box.scrollTo({ top: 0, behavior: 'instant' });
        return;
      }
      if (KEYS_UP.has(key) || (key === ' ' && shiftKey)) moveUp();
      else if (KEYS_DOWN.has(key) || key === ' ') moveDown();
      // Such as Tab, which may lead to what is above.
      else move();
    };
    const look = (): void => {
      const reached = left() < END_SLACK;
      const moved = box.scrollTop - top;
      top = box.scrollTop;
      // The list also scrolls by itself, as it measures what it draws: only the reader's own moves change the following.
      if (isMoving && (reached ? moved > 0 && mayReach : moved < 0)) follows.current = reached;
      setIsAtEnd(reached || follows.current);
    };
    const onScrollEnd = (): void => {
      isMoving = false;
    };
    const grown = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight;
      look();
    });
    grown.observe(inner);
    grown.observe(box);
    const closing = new AbortController();
    const options = { passive: true, signal: closing.signal };
    box.addEventListener('wheel', onWheel, options);
    box.addEventListener('keydown', onKeyDown, { signal: closing.signal });
    for (const type of ['touchmove', 'pointerdown']) box.addEventListener(type, move, options);
    box.addEventListener('scroll', look, options);
    box.addEventListener('scrollend', onScrollEnd, options);
    return () => {
      grown.disconnect();
      closing.abort();
    };
  }, [scroller, content]);
  const stay = useCallback((): void => {
    follows.current = false;
  }, []);
  return { isAtEnd, toEnd, stay };
}
