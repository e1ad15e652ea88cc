import { Lock, Pin } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { SessionSummary } from '../../../../shared/domain/session';
import { wording } from '../../../../shared/text/wording';
import { pathOfSession } from '../../bridge/route';
import { useLanguage } from '../../ui/use-language';
import { placeOfRow } from './group-by-day';

interface SessionRowProps {
  readonly session: SessionSummary;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly isBusy: boolean;
  readonly onOpen: (sessionId: string, event: MouseEvent) => void;
}

/** Drawn again only when something of it changes; `onOpen` must stay the same. */
export const SessionRow = memo(function SessionRow({ session, isCurrent, isMarked, isBusy, onOpen }: SessionRowProps) {
  useLanguage();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    onOpen(session.id, event);
  };
  return (
    <a
      data-row={session.id}
      data-marked={isMarked || undefined}
      href={pathOfSession(session.id)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={open}
      draggable
      data-drop={placeOfRow({ type: 'session', session })}
      className="hover:bg-hover/60 aria-[current]:bg-hover data-marked:bg-accent-soft mx-2 flex h-8 items-center gap-2 rounded-md px-2.5 aria-[current]:font-medium"
    >
      <span className="min-w-0 flex-1 truncate">{shownTitle(session)}</span>
      {isMarked && <span className="sr-only">{wording.sessions.isSelected}</span>}
      {session.isPrivate && (
        <span className="text-muted shrink-0">
          <Lock aria-hidden size={12} />
          <span className="sr-only">{wording.privacy.badge}</span>
        </span>
      )}
      {session.pinned && <Pin aria-hidden size={12} className="text-muted shrink-0" />}
      {isBusy && (
        <span className="pulse-dot">
          <span className="sr-only">{wording.sessions.busy}</span>
        </span>
      )}
    </a>
  );
});
