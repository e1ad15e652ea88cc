import type { SessionSummary } from '../../../shared/domain/session';
import { sessionIdOf } from '../bridge/session-view';
import { useSelected, useStore } from '../bridge/store';
import { useWindow } from '../bridge/window-context';

/** The shown session as it is now, or null for one that has not begun. The list hears of changes, its own stream does not. */
export function useShownSession(): SessionSummary | null {
  const { app, current } = useWindow();
  const { view } = useStore(current.channel);
  const sessionId = useSelected(view, sessionIdOf);
  const opened = useSelected(view, ({ session }) => session);
  const listed = useStore(app.sessions)?.find((session) => session.id === sessionId);
  return sessionId === null ? null : (listed ?? opened);
}

/** Whether the shown session is private, or will be once its first prompt has opened it. */
export function useIsPrivate(): boolean {
  const { current } = useWindow();
  const channel = useStore(current.channel);
  return useShownSession()?.isPrivate ?? channel.isPrivate;
}
