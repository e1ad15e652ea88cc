import type { Route } from './route';
import type { SessionChannel } from './session-channel';
import { createStore, type Store } from './store';

/** The channel of the session in the window's address. Another address closes it and opens that session's. */
export interface CurrentSession {
  readonly channel: Store<SessionChannel>;
  /** Leaves for a new session, also from one that has no address yet. */
  startNew(): void;
  close(): void;
}

export function createCurrentSession(
  route: Route,
  openChannel: (sessionId: string | null) => SessionChannel,
): CurrentSession {
  const channel = createStore(openChannel(route.sessionId.get()));
  const replace = (sessionId: string | null): void => {
    channel.get().close();
    channel.set(openChannel(sessionId));
  };
  const unsubscribe = route.sessionId.subscribe(() => {
    const sessionId = route.sessionId.get();
    // Binding gives the address of the session that is already shown.
    if (sessionId === null || channel.get().sessionId() !== sessionId) replace(sessionId);
  });
  return {
    channel,
    startNew: () => {
      if (route.sessionId.get() !== null) route.go(null);
      else if (channel.get().isUsed()) replace(null);
    },
    close: () => {
      unsubscribe();
      channel.get().close();
    },
  };
}
