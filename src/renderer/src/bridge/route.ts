import { createStore, type Store } from './store';

const SESSION_PATH = /^\/s\/([0-9a-f-]{36})$/;

/** The session in the window's address; null for the window that has none yet. */
export interface Route {
  readonly sessionId: Store<string | null>;
  /** Shows another session, or none; Back returns. */
  go(sessionId: string | null): void;
  /** Gives the address of the session that the shown turn was put in. */
  bind(sessionId: string): void;
}

export function sessionIdOfPath(pathname: string): string | null {
  return SESSION_PATH.exec(pathname)?.[1] ?? null;
}

export function pathOfSession(sessionId: string | null): string {
  return sessionId === null ? '/' : `/s/${sessionId}`;
}

export function createRoute(page: Window): Route {
  const sessionId = createStore(sessionIdOfPath(page.location.pathname));
  page.addEventListener('popstate', () => sessionId.set(sessionIdOfPath(page.location.pathname)));
  return {
    sessionId,
    go: (next) => {
      if (next !== sessionId.get()) page.history.pushState(null, '', pathOfSession(next));
      sessionId.set(next);
    },
    bind: (bound) => {
      page.history.replaceState(null, '', pathOfSession(bound));
      sessionId.set(bound);
    },
  };
}
