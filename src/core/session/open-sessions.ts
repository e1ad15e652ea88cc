import { AppError } from '../errors';
import type { Session } from '../ports';
import { openLiveSession, type LiveSession, type LiveSessionDependencies } from './live-session';

/** So many sessions that windows left last stay open for so long: who goes back to one sees it at once. */
const KEPT = 3;
const KEPT_MS = 60_000;

/** The sessions in use, each with its actor: opened once, and let go of when nobody needs them. */
export interface OpenSessions {
  /** Uses a session's actor. Errors: `session.unknown`. */
  use<T>(sessionId: string, use: (session: LiveSession) => Promise<T>): Promise<T>;
  /** A session that is in use for as long as this is iterated, and a moment longer. Errors: `session.unknown`. */
  useWhile<T>(sessionId: string, use: (session: LiveSession) => Promise<AsyncIterable<T>>): AsyncIterable<T>;
  /** Opens one whose row has just been made; whoever uses it hears of a failure. */
  openNew(sessionId: string): void;
  /** Undefined for one that is not in use. */
  find(sessionId: string): Promise<LiveSession | undefined>;
  /** With each that is in use, one after the other. */
  each(work: (session: LiveSession) => Promise<unknown>): Promise<void>;
  /** True while a turn runs in it or waits for an approval. */
  isBusy(sessionId: string): boolean;
  /**
   * Ends a session and keeps everyone out of it until `remove` has ended. When that fails the session can be used again. One
   * that may not go (`mayGo`) stays. Errors: `session.unknown`.
   */
  remove(sessionId: string, remove: () => Promise<void>, mayGo: (session: Session) => boolean): Promise<void>;
  /** Resolves when no turn runs any more. */
  settled(): Promise<void>;
  /** Ends every actor where it stands. */
  close(): Promise<void>;
}

export function createOpenSessions(dependencies: Omit<LiveSessionDependencies, 'onBusyChange'>): OpenSessions {
  const { sessions, log, onSessionChange } = dependencies;
  const live = new Map<string, Promise<LiveSession>>();
  /** How many calls and windows use a session now. */
  const users = new Map<string, number>();
  const busy = new Set<string>();
  /** Those that are in use only because they were left a moment ago, the longest left first. */
  const left = new Map<string, NodeJS.Timeout>();
  /** Sessions that are being deleted. */
  const leaving = new Set<string>();

  const onBusyChange = (sessionId: string, isBusy: boolean): void => {
    if (isBusy) busy.add(sessionId);
    else busy.delete(sessionId);
    onSessionChange(sessionId);
    if (!isBusy) void letGo(sessionId);
  };
  const open = async (sessionId: string, age: 'new' | 'stored'): Promise<LiveSession> => {
    const row = leaving.has(sessionId) ? null : await sessions.get(sessionId);
    if (row === null) throw new AppError('session.unknown');
    return openLiveSession(row, age, { ...dependencies, onBusyChange });
  };
  const keep = (sessionId: string, opening: Promise<LiveSession>): Promise<LiveSession> => {
    live.set(sessionId, opening);
    opening.catch(() => live.delete(sessionId));
    return opening;
  };
  const find: OpenSessions['find'] = async (sessionId) => live.get(sessionId)?.catch(() => undefined);
  const hold = (sessionId: string): Promise<LiveSession> => {
    users.set(sessionId, (users.get(sessionId) ?? 0) + 1);
    return live.get(sessionId) ?? keep(sessionId, open(sessionId, 'stored'));
  };
  const release = async (sessionId: string): Promise<void> => {
    const others = (users.get(sessionId) ?? 1) - 1;
    if (others === 0) users.delete(sessionId);
    else users.set(sessionId, others);
    await letGo(sessionId);
  };
  const releaseLeft = (sessionId: string): void => {
    clearTimeout(left.get(sessionId));
    if (left.delete(sessionId)) void release(sessionId);
  };
  const releaseSoon = (sessionId: string): void => {
    releaseLeft(sessionId);
    left.set(sessionId, setTimeout(releaseLeft, KEPT_MS, sessionId).unref());
    for (const longest of [...left.keys()].slice(0, -KEPT)) releaseLeft(longest);
  };
  const each: OpenSessions['each'] = async (work) => {
    for (const sessionId of live.keys()) {
      const found = await find(sessionId);
      if (found !== undefined) await work(found);
    }
  };
  /** Lets go of a session that nobody uses or watches and in which no turn runs or asks: the journal has it as it stands. */
  const letGo = async (sessionId: string): Promise<void> => {
    const opening = live.get(sessionId);
    const found = await find(sessionId);
    const isFree = (): boolean => live.get(sessionId) === opening && !users.has(sessionId) && found?.isBusy === false;
    if (found === undefined || !isFree()) return;
    const isDurable = await found.flush().then(
      () => true,
      // What the journal cannot take is nowhere else. It has been logged.
      () => false,
    );
    if (!isDurable || !isFree()) return;
    live.delete(sessionId);
    await found.stop();
  };
  /** Stops what runs in a session. Who follows it hears nothing more until its streams are ended. */
  const end = async (sessionId: string): Promise<LiveSession | undefined> => {
    const found = await find(sessionId);
    if (found === undefined) return undefined;
    found.halt();
    await found.settled();
    live.delete(sessionId);
    await found.stop();
    return found;
  };

  return {
    find,
    isBusy: (sessionId) => busy.has(sessionId),
    openNew: (sessionId) => void keep(sessionId, open(sessionId, 'new')),
    async use(sessionId, use) {
      try {
        return await use(await hold(sessionId));
      } finally {
        await release(sessionId);
      }
    },
    async *useWhile(sessionId, use) {
      let isOpened = false;
      try {
        const session = await hold(sessionId);
        isOpened = true;
        yield* await use(session);
      } finally {
        if (isOpened) releaseSoon(sessionId);
        else await release(sessionId);
      }
    },
    each,
    async remove(sessionId, remove, mayGo) {
      const mayStillGo = async (): Promise<boolean> => {
        const row = await sessions.get(sessionId);
        if (row === null) throw new AppError('session.unknown');
        return mayGo(row);
      };
      leaving.add(sessionId);
      let ended: LiveSession | undefined;
      try {
        if (!(await mayStillGo())) return;
        ended = await end(sessionId);
        // A prompt that was on its way may have changed that.
        if (!(await mayStillGo())) return;
        await remove();
      } finally {
        leaving.delete(sessionId);
        // Whoever follows it comes back, and finds the session as it was or not at all.
        ended?.endStreams();
      }
    },
    // One that does not open has nothing to settle.
    settled: () => each((session) => session.settled()),
    async close() {
      for (const timer of left.values()) clearTimeout(timer);
      left.clear();
      const opened = await Promise.allSettled(live.values());
      live.clear();
      const found = opened.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []));
      const ended = await Promise.allSettled(found.map((one) => one.stop()));
      for (const stopped of ended) {
        if (stopped.status === 'rejected')
          log.error('a turn was not journalled to its end', { error: stopped.reason as unknown });
      }
    },
  };
}
