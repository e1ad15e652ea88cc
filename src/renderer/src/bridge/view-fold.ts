import type { LecternChunk, LecternMessage } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { createAnswerFold, type AnswerFold } from './answer-fold';
import { coalesceEvents } from './coalesce-events';
import { foldSession, type SessionView } from './session-view';
import type { Store } from './store';

/** Folds a session's stream into its view: what makes its answer longer at ease, all else with the next frame. */
export interface ViewFold {
  accept(events: readonly SessionEvent[]): void;
  close(): void;
}

/** What runs work once, before a paint. */
export interface Schedules {
  /** Before the next one. */
  readonly soon: (work: () => void) => void;
  /** Before the next one that the window has ease for (frame-pace.ts). */
  readonly atEase: (work: () => void) => void;
}

export function createViewFold(view: Store<SessionView>, { soon, atEase }: Schedules): ViewFold {
  const answers = createAnswers({ onLonger: () => atEase(flush), onEnded: () => requestFlush() });
  let waiting: readonly SessionEvent[] = [];
  let isScheduled = false;
  let isClosed = false;

  const apply = (current: SessionView, event: SessionEvent): SessionView => {
    if (event.type === 'chunk') {
      answers.push(event.messageId, event.chunk);
      return current;
    }
    if (event.type === 'snapshot') answers.clear();
    if (event.type === 'prompt') answers.open(event.answerId);
    return foldSession(current, event);
  };
  const flush = (): void => {
    isScheduled = false;
    if (isClosed) return;
    let next = answers.take().reduce((shown, message) => foldSession(shown, { type: 'answer', message }), view.get());
    const events = coalesceEvents(waiting);
    // What follows the end of an answer waits until all of it is folded: no turn is over before its answer is shown.
    const isHeld = (event: SessionEvent): boolean => event.type !== 'chunk' && answers.isFinishing();
    let taken = 0;
    for (let event = events[0]; event !== undefined && !isHeld(event); event = events[taken]) {
      next = apply(next, event);
      taken += 1;
    }
    waiting = events.slice(taken);
    view.set(next);
  };
  const requestFlush = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    soon(flush);
  };
  return {
    accept: (events) => {
      const taken = coalesceEvents(events);
      // Folding takes a moment of its own: what comes between two frames is folded by the next one, not by the one after.
      const others = waiting.length > 0 ? 0 : taken.findIndex(({ type }) => type !== 'chunk');
      const ahead = others === -1 ? taken : taken.slice(0, others);
      for (const event of ahead) if (event.type === 'chunk') answers.push(event.messageId, event.chunk);
      if (ahead.length === taken.length) return;
      waiting = [...waiting, ...taken.slice(ahead.length)];
      // A window that shows nothing yet does not wait for its next frame.
      if (view.get().phase === 'loading') flush();
      else requestFlush();
    },
    close: () => {
      isClosed = true;
      answers.clear();
    },
  };
}

interface OnAnswers {
  readonly onLonger: () => void;
  /** All of an answer is folded whose last chunk was pushed. */
  readonly onEnded: () => void;
}

/** The folds of the answers that are not finished, and the answers they changed since `take` was last called. */
function createAnswers(on: OnAnswers) {
  const folds = new Map<string, AnswerFold>();
  const changed = new Map<string, LecternMessage>();
  /** Answers whose last chunk was pushed and is not folded yet. */
  const finishing = new Set<string>();
  return {
    open: (answerId: string): void => {
      folds.get(answerId)?.close();
      changed.delete(answerId);
      finishing.delete(answerId);
      const fold = createAnswerFold(answerId, (message) => {
        // A turn retried under the same id has a newer fold; the old one may still be draining.
        if (folds.get(answerId) !== fold) return;
        changed.set(answerId, message);
        on.onLonger();
      });
      folds.set(answerId, fold);
      const onEnded = (): void => {
        if (folds.get(answerId) !== fold) return;
        folds.delete(answerId);
        if (finishing.delete(answerId)) on.onEnded();
      };
      // Nothing may wait for ever for an answer that could not be folded.
      void fold.ended.then(onEnded, onEnded);
    },
    push: (answerId: string, chunk: LecternChunk): void => {
      const fold = folds.get(answerId);
      fold?.push(chunk);
      if (fold !== undefined && chunk.type === 'finish') finishing.add(answerId);
    },
    isFinishing: (): boolean => finishing.size > 0,
    take: (): readonly LecternMessage[] => {
      const taken = [...changed.values()];
      changed.clear();
      return taken;
    },
    clear: (): void => {
      for (const fold of folds.values()) fold.close();
      folds.clear();
      changed.clear();
      finishing.clear();
    },
  };
}
