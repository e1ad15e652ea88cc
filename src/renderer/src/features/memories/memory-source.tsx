import { Pin } from 'lucide-react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { useSelected } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { messageDay } from '../../ui/message-day';

interface MemorySourceProps {
  readonly id: string;
  readonly message: RecalledMessage;
  readonly isPinned: boolean;
}

/** Who said it, when and where. */
export function MemorySource({ id, message, isPinned }: MemorySourceProps) {
  const { app } = useWindow();
  const session = useSelected(app.sessions, (all) => all?.find((each) => each.id === message.sessionId));
  const title = session === undefined ? wording.memories.unlisted : shownTitle(session);
  const who = message.role === 'user' ? wording.thread.you : wording.thread.assistant;
  return (
    <header className="text-muted flex items-start gap-2 text-fine">
      <div className="min-w-0 flex-1">
        <h3 id={id} className="wrap-anywhere">
          {fill(wording.memories.from, { who, day: messageDay(message.createdAt), title })}
        </h3>
        {!message.isMatch && <p>{wording.memories.context}</p>}
      </div>
      {isPinned && (
        <span className="text-accent inline-flex shrink-0 items-center gap-1">
          <Pin aria-hidden size={12} />
          {wording.memories.pinned}
        </span>
      )}
    </header>
  );
}
