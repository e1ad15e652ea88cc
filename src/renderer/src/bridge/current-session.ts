import type { Route } from './route';
import type { SessionChannel } from './session-channel';
import { createStore, type Store } from './store';

export type OpenChannel = (sessionId: string | null, isPrivate: boolean) => SessionChannel;

/** The channel of the session in the window's address. Another address closes it and opens that session's. */
export interface CurrentSession {
  readonly channel: Store<SessionChannel>;
  /** Leaves for a new session, also from one that has no address yet. */
  startNew(isPrivate?: boolean): void;
  close(): void;
}

export function createCurrentSession(route: Route, openChannel: OpenChannel): CurrentSession {
  const channel = createStore(openChannel(route.sessionId.get(), route.isPrivate.get()));
  const replace = (sessionId: string | null): void => {
    channel.get().close();
    channel.set(openChannel(sessionId, route.isPrivate.get()));
  };
  // Back and forward may lead from one that is private to one that is not.
  const unsubscribePrivate = route.isPrivate.subscribe(() => {
    const shown = channel.get();
    const isOther = shown.isPrivate !== route.isPrivate.get();
    if (route.sessionId.get() === null && !shown.isUsed() && isOther) replace(null);
  });
  const unsubscribe = route.sessionId.subscribe(() => {
    const sessionId = route.sessionId.get();
    // Binding gives the address of the session that is already shown.
    if (sessionId === null || channel.get().sessionId() !== sessionId) replace(sessionId);
  });
  return {
    channel,
    startNew: (isPrivate = false) => {
      const before = channel.get();
      route.go(null, { isPrivate });
      if (channel.get() === before && before.isUsed()) replace(null);
    },
    close: () => {
      unsubscribe();
      unsubscribePrivate();
      channel.get().close();
    },
  };
}
