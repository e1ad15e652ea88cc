import type { LecternMessage } from '../../shared/chat/message';
import { UNDO_MS, type RebuildProgress } from '../../shared/domain/memory';
import { AppError } from '../errors';
import type { HiddenFamily, HiddenMessage, MemoryKnowledge } from '../knowledge/knowledge';
import { isSaidAgain } from '../knowledge/memory/find-family';
import { cutQuotedBlocks } from '../knowledge/memory/cut-quoted-blocks';
import { forgottenSaid } from '../knowledge/memory/forgotten-said';
import { saidIn } from '../knowledge/memory/stored-messages';
import type { DraftService } from '../drafts/draft-service';
import type { ForgettingStore, Journal, Log, SessionStore } from '../ports';
import { createSerialQueue } from '../serial-queue';
import type { SessionService } from '../session/session-service';
import { promptMessage, type PendingSaves } from '../turn/pending-saves';
import { draftCopies } from './draft-copies';
import { eraseCopies, renewTitles, restoreTitles, type RenewedTitle } from './erase-copies';
import { createForgottenWords } from './forgotten-words';
import type { HiddenMessages } from './hidden-messages';

/** Single messages as memory has them. */
export interface Memories {
  /** What the user asked last in any session that others may recall, newest first, each once. */
  recentPrompts(): Promise<readonly string[]>;
  pinned(): Promise<readonly string[]>;
  pin(messageId: string, isPinned: boolean): Promise<void>;
  /** Hides a message at once and erases it later. Errors: `message.unknown`, `memory.broken`. */
  forget(sessionId: string, messageId: string): Promise<void>;
  /** What was brought back already stays as it is. Errors: `message.erased`. */
  undoForget(messageId: string): Promise<void>;
  /** Indexes all messages anew. Errors: `memory.broken`. */
  rebuild(signal?: AbortSignal): AsyncIterable<RebuildProgress>;
  /** Erases what an earlier run left hidden: nobody can undo it any more. What fails is tried again later. */
  eraseLeft(): Promise<void>;
  /** Erases what still waits. Call it once the sessions are closed. */
  close(): Promise<void>;
}

export interface MemoriesOptions {
  readonly memory: Pick<
    MemoryKnowledge,
    'thread' | 'save' | 'prompts' | 'pin' | 'pinned' | 'hideMessage' | 'hidden' | 'eraseHidden' | 'rebuild'
  >;
  readonly hidden: HiddenMessages;
  readonly sessions: Pick<SessionService, 'refresh' | 'scrub' | 'running' | 'endTurnOf' | 'stopForgotten' | 'change'>;
  readonly rows: Pick<SessionStore, 'get' | 'list' | 'hiddenIds'>;
  readonly journal: Pick<Journal, 'unclosed' | 'chunks' | 'replaceChunks' | 'write'>;
  readonly saves: Pick<PendingSaves, 'flush' | 'flushAll'>;
  readonly store: ForgettingStore;
  readonly drafts: Pick<DraftService, 'cut'>;
  /** Runs what erases for good, with all snapshots gone before. */
  readonly erasing: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when stored messages have changed: what was read of them before is old. */
  readonly onErased: () => void;
  /** Runs a piece of work later; returns what calls it off. */
  readonly later: (work: () => void, ms: number) => () => void;
  readonly log: Log;
}

/** What was hidden with a message, it included, and what that changed. */
interface Hiding extends HiddenFamily {
  readonly titles: readonly RenewedTitle[];
  /** Answers that were begun and not closed by then: they may have it before them, while what begins later has not. */
  readonly running: ReadonlySet<string>;
}

interface Waiting extends Hiding {
  readonly callOff: () => void;
}

/** An undo that is asked for in the last moment still comes in time. */
const GRACE_MS = 2_000;
/** After this an erasing that failed is tried again. */
const TRY_AGAIN_MS = 60_000;
/** As far back as ↑ leads. */
const RECENT_SESSIONS = 50;
const RECENT_PROMPTS = 100;

export function createMemories(options: MemoriesOptions): Memories {
  const { memory, hidden, sessions, saves, later, log } = options;
  /** What can be undone, by the message that was to be forgotten. */
  const waiting = new Map<string, Waiting>();
  /** What is being hidden, by the message that is to be forgotten. */
  const begun = new Map<string, Promise<void>>();
  const queue = createSerialQueue();
  let isClosing = false;

  const erase = async (isWanted: (message: HiddenMessage) => boolean): Promise<void> => {
    const messages = (await memory.hidden()).filter(isWanted);
    if (messages.length === 0) return;
    for (const { messageId, texts } of messages) if (!hidden.has(messageId)) hidden.set(messageId, true, { texts });
    await saves.flushAll();
    await options.erasing(async () => {
      // Memory comes last: until then it lists them, and a start after a crash does all of this again.
      await eraseCopies(messages, options);
      await options.drafts.cut(draftCopies(messages));
      await memory.eraseHidden({ messageIds: messages.map(({ messageId }) => messageId) });
    });
    for (const { messageId } of messages) hidden.set(messageId, true);
    options.onErased();
    await sessions.refresh(true);
  };
  /** What still runs and had it before it may go on to quote it, and is stopped: a model may never end. */
  const eraseThese = async ({ messages, running }: Hiding): Promise<void> => {
    const ids = new Set(messages.map(({ messageId }) => messageId));
    const isWanted = ({ messageId }: HiddenMessage): boolean => ids.has(messageId);
    const words = createForgottenWords((await memory.hidden()).filter(isWanted));
    await sessions.stopForgotten((turn, chunks) => running.has(turn.answerId) && words.had(turn, chunks));
    await queue.run(() => erase(isWanted));
  };
  const eraseNow = (hiding: Hiding): void => {
    const retry = (error: unknown): void => {
      log.warn('a message is hidden but not erased yet', { messageId: hiding.messages[0]?.messageId ?? '', error });
      if (!isClosing) later(() => eraseNow(hiding), TRY_AGAIN_MS);
    };
    eraseThese(hiding).catch(retry);
  };
  const eraseLeft = (): Promise<void> =>
    queue
      .run(() => {
        const undoable = new Set(
          [...waiting.values()].flatMap(({ messages }) => messages.map(({ messageId }) => messageId)),
        );
        return erase(({ messageId }) => !undoable.has(messageId));
      })
      .catch((error: unknown) => {
        log.warn('what an earlier run left hidden is not erased yet', { error });
        if (!isClosing) later(() => void eraseLeft(), TRY_AGAIN_MS);
      });
  const eraseLater = (messageId: string, hiding: Hiding): void => {
    const start = (): void => {
      waiting.delete(messageId);
      eraseNow(hiding);
    };
    waiting.get(messageId)?.callOff();
    waiting.set(messageId, { ...hiding, callOff: later(start, UNDO_MS + GRACE_MS) });
  };
  const show = ({ messages, quotedBy }: HiddenFamily, isHidden: boolean): void => {
    for (const { messageId, texts } of messages) hidden.set(messageId, isHidden, { texts, quotedBy });
  };

  /** Those that ask for an approval too, in use or not: they run on once they have it. */
  const runningTurns = async (): Promise<ReadonlySet<string>> => {
    const unclosed = (await options.journal.unclosed()).filter(({ status }) => status !== 'queued');
    return new Set([...(await sessions.running()), ...unclosed.map(({ answerId }) => answerId)]);
  };

  /** A prompt of the same words, or with a quote of them, is in no message, which goes or changes with it, while its turn is not closed. */
  const closeSame = async (message: LecternMessage): Promise<void> => {
    const said = forgottenSaid(saidIn(message));
    for (const turn of await options.journal.unclosed()) {
      const prompt = promptMessage(turn);
      const isSame = isSaidAgain(message, prompt) || cutQuotedBlocks(turn.text, said, () => false) !== turn.text;
      if (turn.status === 'queued' || prompt.id === message.id || !isSame) continue;
      await sessions.endTurnOf(turn.sessionId, prompt.id);
      await saves.flush(turn.sessionId);
    }
  };

  const hide = async (sessionId: string, messageId: string): Promise<void> => {
    await sessions.endTurnOf(sessionId, messageId);
    if (!(await saves.flush(sessionId))) throw new AppError('memory.broken');
    const message = (await memory.thread({ sessionId, headMessageId: messageId })).messages.at(-1);
    if (message?.id !== messageId || message.metadata?.forgotten === true) throw new AppError('message.unknown');
    await closeSame(message);
    const family = await memory.hideMessage({ messageId, isHidden: true });
    show(family, true);
    let titles: readonly RenewedTitle[] = [];
    let running: ReadonlySet<string> = new Set();
    try {
      running = await runningTurns();
      titles = await renewTitles(family.messages, options);
    } finally {
      eraseLater(messageId, { ...family, titles, running });
    }
    await sessions.refresh(false);
  };

  return {
    async recentPrompts() {
      const open = (await options.rows.list()).filter((session) => !session.isPrivate).slice(0, RECENT_SESSIONS);
      const found = await memory.prompts({ sessionIds: open.map(({ id }) => id), limit: RECENT_PROMPTS });
      const texts = found.flatMap(({ messageId, text }) => (hidden.has(messageId) || text === '' ? [] : [text]));
      return [...new Set(texts)];
    },
    pinned: () => memory.pinned(),
    pin: (messageId, isPinned) => memory.pin({ messageId, isPinned }),
    async forget(sessionId, messageId) {
      // What it changed at first is what an undo gives back, also where two windows ask at once.
      if (waiting.has(messageId)) return;
      const hiding = begun.get(messageId) ?? hide(sessionId, messageId);
      begun.set(messageId, hiding);
      await hiding.finally(() => begun.delete(messageId));
    },
    async undoForget(messageId) {
      const wait = waiting.get(messageId);
      if (wait === undefined) {
        // Another window brought it back.
        if (!hidden.has(messageId)) return;
        throw new AppError('message.erased');
      }
      waiting.delete(messageId);
      wait.callOff();
      try {
        await memory.hideMessage({ messageId, isHidden: false });
      } catch (error) {
        // It can be asked for again.
        eraseLater(messageId, wait);
        throw error;
      }
      show(wait, false);
      await restoreTitles(wait.titles, options);
      await sessions.refresh(false);
    },
    rebuild: (signal) => memory.rebuild({ signal }),
    eraseLeft,
    async close() {
      isClosing = true;
      for (const { callOff } of waiting.values()) callOff();
      waiting.clear();
      // Nothing is asked of memory, which may not even be open, when nothing was forgotten.
      if (!hidden.isEmpty()) await queue.run(() => erase(() => true));
    },
  };
}
