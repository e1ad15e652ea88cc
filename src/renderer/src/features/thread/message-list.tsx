import { ArrowDown } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import type { MessageTarget } from '../../bridge/route';
import { IconButton } from '../../ui/button';
import { VirtualBox } from '../../ui/virtual-box';
import { useWindow } from '../../bridge/window-context';
import { useFocusMessage } from './use-focus-message';
import { useFollowEnd } from './use-follow-end';
import { useMarkedWords } from './use-marked-words';
import { useTarget } from './use-target';

/** Pixels that a message takes until it is measured: with too few, many are drawn that nobody sees. */
const USUAL_HEIGHT = 160;

interface MessageListProps {
  readonly messages: readonly LecternMessage[];
  /** How many messages before these are on their way. */
  readonly earlier: number;
  /** The prompt sent last from here: sending one brings the end into view. */
  readonly sentId: string | null;
  /** The message that is looked for. */
  readonly target: MessageTarget | null;
  readonly children: (message: LecternMessage, at: number) => ReactElement;
  /** Drawn after the last message: what waits, what went wrong. */
  readonly footer: ReactElement;
}

export function MessageList({ messages, earlier, sentId, target, children, footer }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const targetAt = messages.findIndex((message) => message.id === target?.messageId);
  const { isAtEnd, toEnd, stay } = useFollowEnd({ scroller, content, count: messages.length, sentId });
  useFocusMessage({ scroller, list, messages, onMove: stay });
  useTarget(targetAt === -1 && earlier > 0 ? null : target, targetAt);
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
            as={VirtualBox}
            ref={list}
            scrollRef={scroller}
            startMargin={16}
            itemSize={USUAL_HEIGHT}
            keepMounted={targetAt === -1 ? last : [...last, targetAt]}
            shift={useIsPrepended(messages)}
            data={messages}
          >
            {(message, at) => (
              <div key={message.id} data-message={message.id}>
                {children(message, at)}
              </div>
            )}
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

/** True from when messages come before the others until one comes after them: what is in view stays there. */
function useIsPrepended(messages: readonly LecternMessage[]): boolean {
  const [first, last] = [messages[0]?.id, messages.at(-1)?.id];
  const [drawn, setDrawn] = useState({ first, last, isPrepended: false });
  if (drawn.first !== first || drawn.last !== last)
    setDrawn({ first, last, isPrepended: drawn.first !== first && drawn.last === last });
  return drawn.isPrepended;
}
