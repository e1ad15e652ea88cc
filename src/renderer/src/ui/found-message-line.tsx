import { shownTitle } from '../../../shared/chat/shown-title';
import type { FoundMessage } from '../../../shared/domain/found-message';
import { wording, fill } from '../../../shared/text/wording';
import { useSelected } from '../bridge/store';
import { useWindow } from '../bridge/window-context';
import { messageDay } from './message-day';

/** What of a message was found, and who said it, when and where. */
export function FoundMessageLine({ hit }: { readonly hit: FoundMessage }) {
  const { app } = useWindow();
  const session = useSelected(app.sessions, (all) => all?.find(({ id }) => id === hit.sessionId));
  const title = session === undefined ? wording.memories.unlisted : shownTitle(session);
  const who = hit.role === 'user' ? wording.thread.you : wording.thread.assistant;
  return (
    <span className="flex min-w-0 flex-1 flex-col py-1">
      <bdi className="line-clamp-2 wrap-anywhere">
        {hit.snippet.map(({ text, isMatch }, at) =>
          isMatch ? (
            <mark key={at} className="found">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </bdi>
      <span className="text-muted truncate text-fine">
        {fill(wording.memories.from, { who, day: messageDay(hit.createdAt), title })}
      </span>
    </span>
  );
}
