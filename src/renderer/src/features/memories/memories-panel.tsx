import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LecternMessage, RecalledMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { useSelected, useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { walkList } from '../../keyboard/walk-list';
import { IconButton } from '../../ui/button';
import { recalledOf } from '../../ui/recalled-of';
import { isForgotten, listedTitle } from '../../ui/used-title';
import { createAnswerFinder } from './answer-finder';
import { byScore } from './by-score';
import { MemoryItem } from './memory-item';
import { toldOf } from './told-of';
import { usePinned } from './use-pinned';

/** What memory gave for an answer, and why: beside the thread, over it in a narrow window. */
export function MemoriesPanel({ answerId }: { readonly answerId: string }) {
  const { current, layers } = useWindow();
  const { view } = useStore(current.channel);
  const [find] = useState(() => createAnswerFinder(answerId));
  const answer = useSelected(view, find);
  const panel = useRef<HTMLElement>(null);
  const pins = usePinned();
  useEffect(() => {
    panel.current?.focus();
    return () => {
      // A panel that takes this one's place keeps the focus.
      setTimeout(() => !layers.hasPanel() && layers.returnFocus());
    };
  }, [layers]);
  const hasAnswer = answer !== undefined;
  useEffect(() => {
    // The window has moved on to another session.
    if (!hasAnswer) layers.closePanel();
  }, [hasAnswer, layers]);
  if (answer === undefined) return null;
  const recalled = recalledOf(answer);
  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={wording.memories.panel}
      tabIndex={-1}
      onKeyDown={(event) => walkList(event, '[data-memory]')}
      className="side-panel bg-canvas border-line flex w-[min(30rem,45vw)] shrink-0 flex-col border-l outline-none max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-lg:w-full max-lg:max-w-[30rem] max-lg:shadow-2xl"
    >
      <header className="border-line flex items-start gap-2 border-b py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">{listedTitle(answer, recalled)}</h2>
          <p className="text-muted mt-1 text-fine">{wording.memories.note}</p>
          <p className="text-muted mt-1 text-fine">{wording.memories.parts}</p>
        </div>
        <IconButton label={wording.common.close} onClick={layers.closePanel} className="size-7">
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">
        {recalled.length > 0 && (
          <ol aria-label={wording.memories.panel}>
            {recalled.toSorted(byScore).map((message) => (
              <li key={message.messageId} className="border-line border-b last:border-b-0">
                <MemoryItem
                  message={message}
                  isPinned={pins.isPinned(message.messageId)}
                  onPin={() => pins.toggle(message.messageId)}
                />
              </li>
            ))}
          </ol>
        )}
        <Told answer={answer} recalled={recalled} />
      </div>
    </section>
  );
}

interface ToldProps {
  readonly answer: LecternMessage;
  readonly recalled: readonly RecalledMessage[];
}

/** How it went to the model. */
function Told({ answer, recalled }: ToldProps) {
  const isTrimmed = answer.parts.some((part) => part.type === 'data-notice' && part.data.code.startsWith('context.'));
  return (
    <div className="text-muted border-line flex flex-col gap-1 border-t pt-3 first:border-t-0 text-fine">
      <p>{toldOf(answer, recalled)}</p>
      {isTrimmed && !recalled.every(isForgotten) && <p>{wording.memories.trimmed}</p>}
    </div>
  );
}
