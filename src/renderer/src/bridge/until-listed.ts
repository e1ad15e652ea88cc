import type { SessionSummary } from '../../../shared/domain/session';
import type { Store } from './store';

export type SessionList = readonly SessionSummary[] | null;

/** Resolves with a list that has the session, other than the one that was tried already; with null once aborted. */
export function untilListed(
  list: Pick<Store<SessionList>, 'get' | 'subscribe'>,
  sessionId: string,
  tried: SessionList,
  signal: AbortSignal,
): Promise<SessionList> {
  const { promise, resolve } = Promise.withResolvers<SessionList>();
  const look = (): void => {
    const listed = list.get();
    if (listed !== tried && listed?.some(({ id }) => id === sessionId) === true) resolve(listed);
  };
  const unsubscribe = list.subscribe(look);
  const onAbort = (): void => resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  look();
  return promise.finally(() => {
    unsubscribe();
    signal.removeEventListener('abort', onAbort);
  });
}
