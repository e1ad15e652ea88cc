import type { SessionSummary } from '../../../shared/domain/session';
import { useStore } from '../bridge/store';
import { useWindow } from '../bridge/window-context';

/** The shown session as it is now, or null for one that has not begun. The list hears of changes, its own stream does not. */
export function useShownSession(): SessionSummary | null {
  const { app, current } = useWindow();
  const view = useStore(useStore(current.channel).view);
  const listed = useStore(app.sessions)?.find((session) => session.id === view.sessionId);
  return view.sessionId === null ? null : (listed ?? view.session);
}
