import { setImmediate } from 'node:timers/promises';
import type { SessionEvent, SessionListEvent } from '../../shared/contract/sessions';
import type { Decision } from '../../shared/domain/approval';
import { AppError } from '../errors';
import type { Session } from '../ports';
import { copyPath } from './copy-path';
import { createFurtherTurns } from './further-turns';
import type { LiveSessionDependencies } from './live-session';
import { createOpenSessions } from './open-sessions';
import type { HadBefore, Scrub } from './open-turn';
import { createTurnQueue } from './queue-turns';
import { createSessionList } from './session-list';
import { createSessionTitles, type SessionTitlesOptions } from './session-titles';
import { createPromptIntake, type Prompt } from './take-prompts';

/** A session, or the one that a prompt is in or is being put in. */
export type WatchTarget = { readonly sessionId: string } | { readonly promptId: string };

/** Every session and its turns. Intents in, watched streams out. */
export interface SessionService {
  /** Resolves once the prompt is durable, its session out of the trash. Errors: `prompt.empty`, `attachment.tooMuch`, `session.unknown`. */
  submit(prompt: Prompt): Promise<{ readonly sessionId: string }>;
  stop(sessionId: string): Promise<void>;
  /** Runs the last turn again when it was stopped, failed or was interrupted. Errors: `turn.notRetryable`. */
  retry(sessionId: string): Promise<void>;
  /** Answers a prompt of the shown path again. Errors: `message.unknown`. */
  regenerate(sessionId: string, messageId: string): Promise<void>;
  /** Goes on with the last answer. Errors: `turn.notContinuable`. */
  continue(sessionId: string): Promise<void>;
  /** Errors: `message.unknown`, `turn.running`. */
  select(sessionId: string, messageId: string): Promise<void>;
  /** Starts a session with a copy of the path to a message. Errors: `message.unknown`. */
  branch(sessionId: string, messageId: string): Promise<{ readonly sessionId: string }>;
  approve(sessionId: string, approvalId: string, decision: Decision): Promise<void>;
  /** Takes a prompt out of the queue; false when it does not wait there. */
  withdraw(sessionId: string, messageId: string): Promise<boolean>;
  /** Errors: `session.unknown`, or why the prompt was not taken. */
  watch(target: WatchTarget, signal?: AbortSignal): AsyncIterable<readonly SessionEvent[]>;
  watchList(signal?: AbortSignal): AsyncIterable<SessionListEvent>;
  /** A session that goes to the trash is halted. Errors: `session.unknown`. */
  change(
    sessionId: string,
    change: Partial<
      Pick<
        Session,
        'title' | 'titleMadeOf' | 'pinned' | 'isArchived' | 'modelId' | 'trashedAt' | 'isPrivate' | 'recallReach'
      >
    >,
  ): Promise<void>;
  /** Tells the windows that a session's row changed. */
  announce(sessionId: string): void;
  /** The same for many, whose rows the caller has at hand. */
  announceMany(rows: readonly Session[]): void;
  /** Sends the windows every session that is in use again; `isStored`: what is stored has changed too. */
  refresh(isStored: boolean): Promise<void>;
  /** Shows what could not be read before, now that memory opens. */
  readUnread(): Promise<void>;
  /** Takes words out of the open turn of every session that is in use. */
  scrub(change: Scrub): Promise<void>;
  /**
   * Ends a session for good, streams included, and keeps everyone out of it while `remove` takes away what is stored. When
   * that fails the session can be used again. One that may not go (`mayGo`) stays. Errors: `session.unknown`.
   */
  remove(sessionId: string, remove: () => Promise<void>, mayGo?: (session: Session) => boolean): Promise<void>;
  /** Answers of the turns that run now. */
  running(): Promise<ReadonlySet<string>>;
  /** Stops the turns that `isOne` tells, which say that what they were given was forgotten. Resolves when they have ended. */
  stopForgotten(isOne: HadBefore): Promise<void>;
  /** Ends the turn whose prompt or answer a message is. Errors: `session.unknown`. */
  endTurnOf(sessionId: string, messageId: string): Promise<void>;
  /** Resolves when no turn runs any more. */
  settled(): Promise<void>;
  /** Resolves when no title is being made. */
  titled(): Promise<void>;
  /** In how many sessions there is something that the journal does not take even now. */
  unwritten(): Promise<number>;
  /** Ends every actor where it stands; a turn that ran is interrupted at the next start. */
  close(): Promise<void>;
}

export type SessionServiceDependencies = Omit<LiveSessionDependencies, 'onSessionChange' | 'onBusyChange' | 'titles'> &
  Pick<SessionTitlesOptions, 'titleLimit'>;

export function createSessionService(dependencies: SessionServiceDependencies): SessionService {
  const { sessions, journal, tick, newId, log } = dependencies;
  const changed = new Set<string>();
  /** Shown once, after this round of the event loop: a turn's end changes its session in several ways. */
  const announce = (sessionId: string): void => {
    if (changed.size === 0) void setImmediate().then(announceChanged);
    changed.add(sessionId);
  };
  const announceChanged = (): void => {
    const sessionIds = [...changed];
    changed.clear();
    for (const sessionId of sessionIds) {
      showRow(sessionId).catch((error: unknown) => log.warn('a session change was not shown', { sessionId, error }));
    }
  };
  /** To the list, and to whoever shows the session itself from then on. */
  const showRow = async (sessionId: string): Promise<void> => {
    const row = await list.announce(sessionId);
    if (row !== null) (await open.find(sessionId))?.setRow(row);
  };
  /** A session that goes on is not deleted with the trash. */
  const untrash = async (sessionId: string): Promise<void> => {
    await sessions.update(sessionId, { trashedAt: null });
    announce(sessionId);
  };

  const titles = createSessionTitles({ ...dependencies, onSessionChange: announce });
  const open = createOpenSessions({ ...dependencies, titles, onSessionChange: announce });
  const list = createSessionList(sessions, open.isBusy);
  const queue = createTurnQueue({ journal, newId, tick, onQueued: announce });
  const prompts = createPromptIntake({ open, queue, journal, tick, newId });
  const further = createFurtherTurns({ queue, sessions, settings: dependencies.settings, untrash });

  return {
    submit: prompts.take,
    stop: (sessionId) => open.use(sessionId, async (target) => target.send({ type: 'turn.stop' })),
    retry: (sessionId) => open.use(sessionId, (target) => further.retry(target, sessionId)),
    regenerate: (sessionId, messageId) =>
      open.use(sessionId, (target) => further.regenerate(target, sessionId, messageId)),
    continue: (sessionId) => open.use(sessionId, (target) => further.continue(target, sessionId)),
    select: (sessionId, messageId) => open.use(sessionId, (target) => target.select(messageId)),
    branch: (sessionId, messageId) =>
      open.use(sessionId, async (target) => {
        const copied = await copyPath(await target.pathTo(messageId), sessionId, dependencies);
        announce(copied);
        return { sessionId: copied };
      }),
    approve: (sessionId, approvalId, decision) =>
      open.use(sessionId, async (target) => {
        const isAsking = target.state === 'awaitingApproval';
        if (isAsking) await untrash(sessionId);
        target.send({ type: 'approval.answer', approvalId, decision });
        if (isAsking) target.goOn();
      }),
    withdraw: (sessionId, messageId) =>
      open.use(sessionId, async (target) => {
        const entry = await journal.findPrompt(messageId);
        // Out of the queue first: a prompt that has left it runs, and its row stays.
        if (entry === null || !target.withdraw(messageId)) return false;
        await journal.remove(entry.answerId);
        return true;
      }),
    async *watch(target, signal) {
      const sessionId = 'sessionId' in target ? target.sessionId : await prompts.sessionOf(target.promptId, signal);
      yield* open.useWhile(sessionId, (found) => found.watch(signal));
    },
    watchList: (signal) => list.watch(signal),
    announce,
    announceMany(rows) {
      list.announceMany(rows);
      // What was added to them in the store is shown where they are open.
      for (const { id } of rows) {
        open
          .find(id)
          .then((found) => found?.refresh(true))
          .catch(() => undefined);
      }
    },
    async change(sessionId, change) {
      if ((await sessions.get(sessionId)) === null) throw new AppError('session.unknown');
      await sessions.update(sessionId, change);
      if (typeof change.trashedAt === 'number') (await open.find(sessionId))?.halt();
      if (change.trashedAt === null) (await open.find(sessionId))?.goOn();
      await showRow(sessionId);
    },
    refresh: (isStored) => open.each((session) => session.refresh(isStored)),
    readUnread: () => open.each((session) => session.readUnread()),
    scrub: (change) => open.each((session) => session.scrub(change)),
    remove: (sessionId, remove, mayGo = () => true) =>
      open.remove(sessionId, () => remove().then(() => list.remove(sessionId)), mayGo),
    async running() {
      const ids = new Set<string>();
      await open.each(async ({ runningTurn }) => void (runningTurn !== null && ids.add(runningTurn)));
      return ids;
    },
    stopForgotten: (isOne) => open.each((session) => session.stopForgotten(isOne)),
    endTurnOf: (sessionId, messageId) => open.use(sessionId, (target) => target.endTurnOf(messageId)),
    settled: open.settled,
    async unwritten() {
      let count = 0;
      await open.each((session) => session.flush().catch(() => (count += 1)));
      return count;
    },
    titled: titles.settled,
    async close() {
      await titles.close();
      await open.close();
    },
  };
}
