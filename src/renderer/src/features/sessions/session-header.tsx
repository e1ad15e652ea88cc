import { Lock, LockOpen, Menu, PencilLine, Pin, PinOff, Trash2 } from 'lucide-react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { SessionSummary } from '../../../../shared/domain/session';
import { wording } from '../../../../shared/text/wording';
import { sessionIdOf, type SessionView } from '../../bridge/session-view';
import { useSelected, useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { useIsPrivate, useShownSession } from '../../ui/use-shown-session';
import { PrivateBadge } from './private-badge';
import { ReachButton } from './reach-button';

/** The shown session's title and what can be done with it; in a narrow window, the way to the others. */
export function SessionHeader({ view }: { readonly view: Store<SessionView> }) {
  const { layers, run } = useWindow();
  const session = useShownSession();
  const isOver = useStore(layers.sidebar);
  const sessionId = useSelected(view, sessionIdOf);
  const isOpening = sessionId !== null && session === null;
  const isPinned = session?.pinned === true;
  const isPrivate = useIsPrivate();
  return (
    <header className="border-line @container flex h-12 shrink-0 items-center gap-1 border-b px-3">
      <IconButton
        label={isOver ? wording.sessions.hide : wording.sessions.show}
        aria-expanded={isOver}
        onClick={() => layers.sidebar.set(!isOver)}
        className="md:hidden"
      >
        <Menu aria-hidden size={17} />
      </IconButton>
      <h1 className="min-w-0 flex-1 truncate px-1 font-medium">{titleOf(session, isPrivate)}</h1>
      {isPrivate && <PrivateBadge />}
      {!isOpening && <ReachButton session={session} />}
      {sessionId !== null && session !== null && (
        <>
          <IconButton
            label={isPrivate ? wording.privacy.makeRemembered : wording.privacy.makePrivate}
            onClick={() => run('session.private')}
          >
            {isPrivate ? <Lock aria-hidden size={15} /> : <LockOpen aria-hidden size={15} />}
          </IconButton>
          {/* Where it is narrow the title needs their place; the palette and their keys have them. */}
          <IconButton
            label={wording.commands['session.rename']}
            onClick={() => run('session.rename')}
            className="@max-[30rem]:hidden"
          >
            <PencilLine aria-hidden size={15} />
          </IconButton>
          <IconButton
            label={isPinned ? wording.sessions.unpin : wording.sessions.pin}
            onClick={() => run('session.pin')}
            className="@max-[30rem]:hidden"
          >
            {isPinned ? <PinOff aria-hidden size={15} /> : <Pin aria-hidden size={15} />}
          </IconButton>
          <IconButton
            label={isPrivate ? wording.sessions.deleteTitle : wording.commands['session.trash']}
            onClick={() => run('session.trash')}
          >
            <Trash2 aria-hidden size={15} />
          </IconButton>
        </>
      )}
    </header>
  );
}

/** Before its first prompt there is no session to be called by its time. */
function titleOf(session: SessionSummary | null, isPrivate: boolean): string {
  if (session !== null) return shownTitle(session);
  return isPrivate ? wording.privacy.untitled : wording.sessions.untitled;
}
