import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import type { MessageTarget } from '../../bridge/route';
import { IconButton } from '../../ui/button';
import { useWindow } from '../../bridge/window-context';
import { useFocusMessage } from './use-focus-message';
import { useMarkedWords } from './use-marked-words';
import { useTarget } from './use-target';

/** Within this many pixels of the end the list counts as being there, and follows what comes. */
const END_SLACK = 48;
/** Pixels that a message takes until it is measured: with too few, many are drawn that nobody sees. */
const USUAL_HEIGHT = 160;

interface MessageListProps {
  readonly messages: readonly LecternMessage[];
  /** The prompt sent last from here: sending one brings the end into view. */
  readonly sentId: string | null;
  /** The message that is looked for. */
  readonly target: MessageTarget | null;
  readonly children: (message: LecternMessage, at: number) => ReactNode;
  /** Drawn after the last message: what waits, what went wrong. */
  readonly footer: ReactNode;
}

export function MessageList({ messages, sentId, target, children, footer }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const targetAt = messages.findIndex((message) => message.id === target?.messageId);
  const { isAtEnd, toEnd, stay } = useFollowEnd(scroller, content, list, messages.length, sentId);
  useFocusMessage({ scroller, list, messages, onMove: stay });
  useTarget(target, targetAt);
  useMarkedWords(target, scroller);
  const { focusTargets } = useWindow();
  useEffect(() => {
    focusTargets.setFocusNewest(toEnd);
    return () => focusTargets.setFocusNewest(null);
  });
  const last = messages.length === 0 ? [] : [messages.length - 1];
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={wording.thread.log}
        // A log is live by nature: it would be read out token by token, and again as it is scrolled through.
        aria-live="off"
        tabIndex={0}
        className="h-full overflow-x-hidden overflow-y-auto [overflow-anchor:none] [scrollbar-gutter:stable_both-edges] focus-visible:-outline-offset-2"
      >
        <div ref={content} className="mx-auto max-w-[46rem] px-4 pt-4 pb-6 sm:px-6">
          {/* The last answer is always drawn: it may ask for an approval. */}
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            startMargin={16}
            itemSize={USUAL_HEIGHT}
            keepMounted={targetAt === -1 ? last : [...last, targetAt]}
          >
            {messages.map((message, at) => (
              <div key={message.id} data-message={message.id}>
                {children(message, at)}
              </div>
            ))}
          </Virtualizer>
          {footer}
        </div>
      </div>
      {!isAtEnd && (
        <IconButton
          look="plain"
          label={wording.thread.toNewest}
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-md"
        >
          <ArrowDown aria-hidden size={16} />
        </IconButton>
      )}
    </div>
  );
}

/** Keeps the end in view while it grows, until the reader scrolls up; coming back to the end follows again. */
function useFollowEnd(
  scroller: React.RefObject<HTMLDivElement | null>,
  content: React.RefObject<HTMLDivElement | null>,
  list: React.RefObject<VirtualizerHandle | null>,
  count: number,
  sentId: string | null,
) {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const follows = useRef(true);
  const toEnd = (): void => {
    follows.current = true;
    list.current?.scrollToIndex(count - 1, { align: 'end' });
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
    if (follows.current && count > 0) list.current?.scrollToIndex(count - 1, { align: 'end' });
  }, [count, list]);
  useEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let isMoving = false;
    const onMove = (): void => {
      isMoving = true;
    };
    const onScroll = (): void => {
      const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < END_SLACK;
      // The list also scrolls by itself, as it measures what it draws: only the reader's own moves stop the following.
      if (atEnd || isMoving) follows.current = atEnd;
      setIsAtEnd(atEnd || follows.current);
    };
    const onScrollEnd = (): void => {
      isMoving = false;
    };
    const grown = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight;
    });
    grown.observe(inner);
    grown.observe(box);
    const closing = new AbortController();
    const options = { passive: true, signal: closing.signal };
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) box.addEventListener(type, onMove, options);
    box.addEventListener('scroll', onScroll, options);
    box.addEventListener('scrollend', onScrollEnd, options);
    return () => {
      grown.disconnect();
      closing.abort();
    };
  }, [scroller, content]);
  /** The reader is led elsewhere: what comes does not tear them away. */
  const stay = useCallback((): void => {
    follows.current = false;
  }, []);
  return { isAtEnd, toEnd, stay };
}
