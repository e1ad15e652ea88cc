import { ArrowUpRight, ChevronRight, EyeOff, Pin, PinOff } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { recalledLine } from '../../../../shared/chat/recalled-line';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { withoutMarks } from '../../../../shared/search/without-marks';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Keys } from '../../ui/keys';
import { isForgotten } from '../../ui/used-title';
import { ForgottenMemory } from './forgotten-memory';
import { MemorySource } from './memory-source';
import { ScoreBars } from './score-bars';
import { useForget } from './use-forget';

const text = wording.memories;

interface MemoryItemProps {
  readonly message: RecalledMessage;
  readonly isPinned: boolean;
  readonly onPin: () => void;
}

/** One memory. O opens, P pins and F forgets it while the focus is in it. */
export function MemoryItem({ message, isPinned, onPin }: MemoryItemProps) {
  const { layers, route } = useWindow();
  const item = useRef<HTMLElement>(null);
  const sourceId = useId();
  const forget = useForget(message, item);
  useLayoutEffect(() => keepFocusIn(item.current), []);
  const isGone = isForgotten(message);
  const open = (): void => {
    layers.closePanel();
    route.go(message.sessionId, { messageId: message.messageId });
  };
  const actions: Readonly<Record<string, () => void>> = {
    [text.openKey]: open,
    [text.pinKey]: onPin,
    [text.forgetKey]: forget,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isGone) return;
    const act = actions[event.key.toUpperCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <article
      ref={item}
      data-memory
      aria-labelledby={sourceId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="-mx-2 my-2 flex flex-col gap-2 rounded-lg px-2 py-1.5"
    >
      <MemorySource id={sourceId} message={message} isPinned={isPinned} />
      {isGone ? (
        <ForgottenMemory messageId={message.messageId} />
      ) : (
        <>
          <p dir="auto" className="line-clamp-6 wrap-anywhere whitespace-pre-wrap">
            {withoutMarks(message.text)}
          </p>
          <ScoreBars message={message} />
          <details className="group text-fine">
            <summary className="text-muted hover:text-text flex w-fit list-none items-center gap-1 rounded">
              {text.sent}
              <ChevronRight aria-hidden size={13} className="transition-transform group-open:rotate-90" />
            </summary>
            <pre
              tabIndex={0}
              className="bg-side mt-1 max-h-40 overflow-auto rounded p-2 font-mono wrap-anywhere whitespace-pre-wrap"
            >
              {recalledLine(message)}
            </pre>
          </details>
          <div className="flex flex-wrap gap-1.5">
            <Button className="h-7 px-2 text-fine" onClick={open}>
              <ArrowUpRight aria-hidden size={13} />
              {text.open}
              <Keys keys={text.openKey} />
            </Button>
            <Button className="h-7 px-2 text-fine" onClick={onPin}>
              {isPinned ? <PinOff aria-hidden size={13} /> : <Pin aria-hidden size={13} />}
              {isPinned ? text.unpin : text.pin}
              <Keys keys={text.pinKey} />
            </Button>
            <Button className="h-7 px-2 text-fine" onClick={forget}>
              <EyeOff aria-hidden size={13} />
              {text.forget}
              <Keys keys={text.forgetKey} />
            </Button>
          </div>
        </>
      )}
    </article>
  );
}

/** Erased for good, a memory goes from under the focus: the panel gets it then. Returns what React calls just before. */
function keepFocusIn(item: HTMLElement | null): () => void {
  const panel = item?.closest<HTMLElement>('[role=dialog]');
  return () => {
    if (item?.contains(document.activeElement) === true) panel?.focus();
  };
}
