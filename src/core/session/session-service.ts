import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { isBlank } from '../../shared/chat/is-blank';
import type { SessionEvent, SessionListEvent } from '../../shared/contract/sessions';
import type { Decision } from '../../shared/domain/approval';
import { toPromptParts } from '../../shared/chat/prompt-parts';
import { MAX_ATTACHED_LENGTH, type Attachment } from '../../shared/domain/attachment';
import type { Mention } from '../../shared/domain/mention';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { RecallReach } from '../../shared/domain/settings';
import { AppError } from '../errors';
import type { Session } from '../ports';
import { copyPath } from './copy-path';
import { createFurtherTurns } from './further-turns';
import { openLiveSession, type LiveSession, type LiveSessionDependencies } from './live-session';
import type { ScrubChunks } from './open-turn';
import { titleOf } from '../../shared/chat/title-of';
import { createTurnQueue } from './queue-turns';
import { createSessionList } from './session-list';

export interface Prompt {
  /** Made by the window; the same id twice is one turn. */
  readonly messageId: string;
  readonly sessionId?: string | undefined;
  readonly text: string;
  readonly mentions?: readonly Mention[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly modelId?: string | undefined;
  /** The message it follows; left out for the last one shown. */
  readonly parentId?: string | null | undefined;
  /** Of a new session: nothing of it is indexed, from its first prompt on. */
  readonly isPrivate?: boolean | undefined;
  /** Of a new session: how far recall reaches in it; left out it follows the settings. */
  readonly recallReach?: RecallReach | undefined;
}

/** A session, or the one that a prompt is in or is being put in. */
export type WatchTarget = { readonly sessionId: string } | { readonly promptId: string };

type Submitted = Promise<{ readonly sessionId: string }>;

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
    change: Partial<Pick<Session, 'title' | 'pinned' | 'modelId' | 'trashedAt' | 'isPrivate' | 'recallReach'>>,
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
  scrub(change: ScrubChunks): Promise<void>;
  /**
   * Ends a session for good, streams included, and keeps everyone out of it while `remove` takes away what is stored. When
   * that fails the session can be used again. One that may not go (`mayGo`) stays. Errors: `session.unknown`.
   */
  remove(sessionId: string, remove: () => Promise<void>, mayGo?: (session: Session) => boolean): Promise<void>;
  /** Resolves when no turn runs any more. */
  settled(): Promise<void>;
  /** Ends every actor where it stands; a turn that ran is interrupted at the next start. */
  close(): Promise<void>;
}

export type SessionServiceDependencies = Omit<LiveSessionDependencies, 'onSessionChange' | 'onBusyChange'>;

export function createSessionService(dependencies: SessionServiceDependencies): SessionService {
  const { sessions, journal, tick, newId } = dependencies;
  const submitting = new Map<string, Submitted>();
  /** Tells of each prompt by its id as it comes in. */
  const arrivals = new EventEmitter();
  const busy = new Set<string>();
  const list = createSessionList(sessions, (sessionId) => busy.has(sessionId));
  const live = new Map<string, Promise<LiveSession>>();
  /** How many calls and windows use a session now. */
  const users = new Map<string, number>();
  /** Sessions that are being deleted. */
  const leaving = new Set<string>();

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
      showRow(sessionId).catch((error: unknown) => {
        dependencies.log.warn('a session change was not shown', { sessionId, error });
      });
    }
  };
  /** To the list, and to whoever shows the session itself from then on. */
  const showRow = async (sessionId: string): Promise<void> => {
    const row = await list.announce(sessionId);
    if (row !== null) (await findLive(sessionId))?.setRow(row);
  };
  const queue = createTurnQueue({ journal, newId, tick, onQueued: announce });
  const onBusyChange = (sessionId: string, isBusy: boolean): void => {
    if (isBusy) busy.add(sessionId);
    else busy.delete(sessionId);
    announce(sessionId);
    if (!isBusy) void letGo(sessionId);
  };
  const openSession = async (sessionId: string, age: 'new' | 'stored'): Promise<LiveSession> => {
    const row = leaving.has(sessionId) ? null : await sessions.get(sessionId);
    if (row === null) throw new AppError('session.unknown');
    return openLiveSession(row, age, { ...dependencies, onSessionChange: announce, onBusyChange });
  };
  const session = (sessionId: string): Promise<LiveSession> => {
    const known = live.get(sessionId);
    if (known !== undefined) return known;
    return keepLive(sessionId, openSession(sessionId, 'stored'));
  };
  const keepLive = (sessionId: string, opening: Promise<LiveSession>): Promise<LiveSession> => {
    live.set(sessionId, opening);
    opening.catch(() => live.delete(sessionId));
    return opening;
  };
  const findLive = async (sessionId: string): Promise<LiveSession | undefined> =>
    live.get(sessionId)?.catch(() => undefined);
  /** Uses a session's actor. */
  const withSession = async <T>(sessionId: string, use: (found: LiveSession) => Promise<T>): Promise<T> => {
    hold(sessionId);
    try {
      return await use(await session(sessionId));
    } finally {
      await release(sessionId);
    }
  };
  const hold = (sessionId: string): void => void users.set(sessionId, (users.get(sessionId) ?? 0) + 1);
  const release = async (sessionId: string): Promise<void> => {
    const left = (users.get(sessionId) ?? 1) - 1;
    if (left === 0) users.delete(sessionId);
    else users.set(sessionId, left);
    await letGo(sessionId);
  };
  /** Lets go of a session that nobody uses or watches and in which no turn runs or asks: the journal has it as it stands. */
  const letGo = async (sessionId: string): Promise<void> => {
    const opening = live.get(sessionId);
    const found = await findLive(sessionId);
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

  const submit = async ({
    messageId,
    sessionId,
    text,
    modelId,
    parentId,
    isPrivate = false,
    recallReach,
    ...carried
  }: Prompt): Promise<{ readonly sessionId: string }> => {
    if (isBlank(text)) throw new AppError('prompt.empty');
    const attached = (carried.attachments ?? []).reduce((sum, file) => sum + file.text.length, 0);
    if (attached > MAX_ATTACHED_LENGTH) throw new AppError('attachment.tooMuch', { limit: MAX_ATTACHED_LENGTH });
    const known = await journal.findPrompt(messageId);
    if (known !== null) return { sessionId: known.sessionId };
    const createdAt = tick();
    const prompt = { promptId: messageId, text, parts: toPromptParts(carried), createdAt };
    if (sessionId !== undefined) {
      return withSession(sessionId, async (target) => {
        if (parentId !== undefined) await target.pathTo(parentId);
        const place = parentId === undefined ? {} : { parentId, isBranch: true };
        await queue.add(target, sessionId, { ...queue.newTurn(prompt), ...place });
        return { sessionId };
      });
    }
    const made = {
      id: newId(),
      resourceId: RESOURCE_ID,
      createdAt,
      modelId: modelId ?? null,
      title: titleOf(text),
      isPrivate,
      recallReach: recallReach ?? null,
    };
    const turn = { ...queue.newTurn(prompt), sessionId: made.id };
    await journal.enqueue(turn, made);
    void keepLive(made.id, openSession(made.id, 'new'));
    return withSession(made.id, async (target) => {
      target.submit(turn, turn);
      return { sessionId: made.id };
    });
  };

  /** Stops what runs in a session. Who follows it hears nothing more until its streams are ended. */
  const endLive = async (sessionId: string): Promise<LiveSession | undefined> => {
    const found = await findLive(sessionId);
    if (found === undefined) return undefined;
    found.halt();
    await found.settled();
    live.delete(sessionId);
    await found.stop();
    return found;
  };

  /** A session that goes on is not deleted with the trash. */
  const untrash = async (sessionId: string): Promise<void> => {
    await sessions.update(sessionId, { trashedAt: null });
    announce(sessionId);
  };

  const further = createFurtherTurns({ queue, sessions, settings: dependencies.settings, untrash });

  /** The session of a prompt, which may be on its way yet. Rejects with why the prompt was refused, or when aborted. */
  const sessionOf = async (promptId: string, signal: AbortSignal | undefined): Promise<string> => {
    const found = new AbortController();
    const signals = signal === undefined ? [found.signal] : [found.signal, signal];
    // Listened for before it is looked up: it may come in meanwhile.
    const arrival = once(arrivals, promptId, { signal: AbortSignal.any(signals) }) as Promise<[Submitted]>;
    arrival.catch(() => undefined);
    try {
      const known = submitting.get(promptId) ?? (await journal.findPrompt(promptId));
      if (known !== null) return (await known).sessionId;
      const [submitted] = await arrival;
      return (await submitted).sessionId;
    } finally {
      found.abort();
    }
  };

  return {
    submit(prompt) {
      // The same id at the same time is one turn, too.
      const already = submitting.get(prompt.messageId);
      if (already !== undefined) return already;
      const submitted = submit(prompt).finally(() => submitting.delete(prompt.messageId));
      submitting.set(prompt.messageId, submitted);
      arrivals.emit(prompt.messageId, submitted);
      return submitted;
    },
    stop: (sessionId) => withSession(sessionId, async (target) => target.send({ type: 'turn.stop' })),
    retry: (sessionId) => withSession(sessionId, (target) => further.retry(target, sessionId)),
    regenerate: (sessionId, messageId) =>
      withSession(sessionId, (target) => further.regenerate(target, sessionId, messageId)),
    continue: (sessionId) => withSession(sessionId, (target) => further.continue(target, sessionId)),
    select: (sessionId, messageId) => withSession(sessionId, (target) => target.select(messageId)),
    branch: (sessionId, messageId) =>
      withSession(sessionId, async (target) => {
        const copied = await copyPath(await target.pathTo(messageId), sessionId, dependencies);
        announce(copied);
        return { sessionId: copied };
      }),
    approve: (sessionId, approvalId, decision) =>
      withSession(sessionId, async (target) => {
        const isAsking = target.state === 'awaitingApproval';
        if (isAsking) await untrash(sessionId);
        target.send({ type: 'approval.answer', approvalId, decision });
        if (isAsking) target.goOn();
      }),
    withdraw: (sessionId, messageId) =>
      withSession(sessionId, async (target) => {
        const entry = await journal.findPrompt(messageId);
        // Out of the queue first: a prompt that has left it runs, and its row stays.
        if (entry === null || !target.withdraw(messageId)) return false;
        await journal.remove(entry.answerId);
        return true;
      }),
    async *watch(target, signal) {
      const sessionId = 'sessionId' in target ? target.sessionId : await sessionOf(target.promptId, signal);
      hold(sessionId);
      try {
        yield* await (await session(sessionId)).watch(signal);
      } finally {
        await release(sessionId);
      }
    },
    watchList: (signal) => list.watch(signal),
    announce,
    announceMany(rows) {
      list.announceMany(rows);
      // What was added to them in the store is shown where they are open.
      for (const { id } of rows) {
        if (live.has(id))
          findLive(id)
            .then((found) => found?.refresh(true))
            .catch(() => undefined);
      }
    },
    async change(sessionId, change) {
      const row = await sessions.get(sessionId);
      if (row === null) throw new AppError('session.unknown');
      await sessions.update(sessionId, change);
      if (typeof change.trashedAt === 'number') (await findLive(sessionId))?.halt();
      if (change.trashedAt === null) (await findLive(sessionId))?.goOn();
      await showRow(sessionId);
    },
    async refresh(isStored) {
      for (const sessionId of live.keys()) await (await findLive(sessionId))?.refresh(isStored);
    },
    async readUnread() {
      for (const sessionId of live.keys()) await (await findLive(sessionId))?.readUnread();
    },
    async scrub(change) {
      for (const sessionId of live.keys()) await (await findLive(sessionId))?.scrub(change);
    },
    async remove(sessionId, remove, mayGo = () => true) {
      const mayStillGo = async (): Promise<boolean> => {
        const row = await sessions.get(sessionId);
        if (row === null) throw new AppError('session.unknown');
        return mayGo(row);
      };
      leaving.add(sessionId);
      let ended: LiveSession | undefined;
      try {
        if (!(await mayStillGo())) return;
        ended = await endLive(sessionId);
        // A prompt that was on its way may have changed that.
        if (!(await mayStillGo())) return;
        await remove();
        list.remove(sessionId);
      } finally {
        leaving.delete(sessionId);
        // Whoever follows it comes back, and finds the session as it was or not at all.
        ended?.endStreams();
      }
    },
    async settled() {
      // One that does not open has nothing to settle.
      for (const opening of live.values()) await (await opening.catch(() => null))?.settled();
    },
    async close() {
      const opened = await Promise.allSettled(live.values());
      live.clear();
      const found = opened.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []));
      const ended = await Promise.allSettled(found.map((one) => one.stop()));
      for (const end of ended) {
        if (end.status === 'rejected')
          dependencies.log.error('a turn was not journalled to its end', { error: end.reason as unknown });
      }
    },
  };
}
