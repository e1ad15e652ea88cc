import { createStore, type Store } from './store';

const SESSION_PATH = /^\/s\/([0-9a-f-]{36})$/;
const MESSAGE_HASH = /^#([0-9a-f-]{36})$/;

export interface MessageTarget {
  readonly messageId: string;
  /** What to mark in it; the address does not keep it. */
  readonly words?: readonly string[];
}

/** What a window shows: a session, or none yet; and which message of it is meant. */
export interface Route {
  readonly sessionId: Store<string | null>;
  /** The message to bring into view and mark: another object each time it is asked for. */
  readonly target: Store<MessageTarget | null>;
  /** Whether the session that has no address yet is to be private. Kept across reloads. */
  readonly isPrivate: Store<boolean>;
  /** Shows another session, or none; Back returns. */
  go(sessionId: string | null, target?: Partial<MessageTarget> & { readonly isPrivate?: boolean }): void;
  /** Gives the address of the session that the shown turn was put in. */
  bind(sessionId: string): void;
}

export function sessionIdOfPath(pathname: string): string | null {
  return SESSION_PATH.exec(pathname)?.[1] ?? null;
}

export function targetOfHash(hash: string): MessageTarget | null {
  const messageId = MESSAGE_HASH.exec(hash)?.[1];
  return messageId === undefined ? null : { messageId };
}

export function pathOfSession(sessionId: string | null): string {
  return sessionId === null ? '/' : `/s/${sessionId}`;
}

/** The address of a message, under which any window of the app shows it. */
export function pathOfMessage(sessionId: string, messageId: string): string {
  return `${pathOfSession(sessionId)}#${messageId}`;
}

export function createRoute(page: Window): Route {
  const sessionId = createStore(sessionIdOfPath(page.location.pathname));
  const target = createStore(targetOfHash(page.location.hash));
  const isPrivate = createStore(isPrivateState(page.history.state));
  page.addEventListener('popstate', () => {
    isPrivate.set(isPrivateState(page.history.state));
    target.set(targetOfHash(page.location.hash));
    sessionId.set(sessionIdOfPath(page.location.pathname));
  });
  return {
    sessionId,
    target,
    isPrivate,
    go: (next, { messageId, words, isPrivate: willBePrivate } = {}) => {
      const isMeant = next !== null && messageId !== undefined;
      const path = isMeant ? pathOfMessage(next, messageId) : pathOfSession(next);
      const state = willBePrivate === true ? { isPrivate: true } : null;
      const isElsewhere = path !== page.location.pathname + page.location.hash;
      if (isElsewhere || isPrivate.get() !== (state !== null)) page.history.pushState(state, '', path);
      isPrivate.set(state !== null);
      target.set(isMeant ? { messageId, ...(words !== undefined && { words }) } : null);
      sessionId.set(next);
    },
    bind: (bound) => {
      // Each turn tells it again; the message that is looked for stays in the address.
      if (bound === sessionId.get()) return;
      page.history.replaceState(null, '', pathOfSession(bound));
      isPrivate.set(false);
      target.set(null);
      sessionId.set(bound);
    },
  };
}

function isPrivateState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isPrivate' in state && state.isPrivate === true;
}
