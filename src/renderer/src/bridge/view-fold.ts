import type { LecternMessage } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { createAnswerFold, type AnswerFold } from './answer-fold';
import { coalesceEvents } from './coalesce-events';
import { foldSession, type SessionView } from './session-view';
import type { Store } from './store';

/** Folds a session's stream into its view, at most once a frame while chunks come. */
export interface ViewFold {
  accept(events: readonly SessionEvent[]): void;
  close(): void;
}

/** `schedule` runs the work once, before the next paint. */
export function createViewFold(view: Store<SessionView>, schedule: (work: () => void) => void): ViewFold {
  const answers = createAnswers(() => requestFlush());
  let waiting: SessionEvent[] = [];
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
    const taken = coalesceEvents(waiting);
    waiting = [];
    const answered = answers
      .take()
      .reduce((next, message) => foldSession(next, { type: 'answer', message }), view.get());
    view.set(taken.reduce(apply, answered));
  };
  const requestFlush = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(flush);
  };
  return {
    accept: (events) => {
      waiting.push(...events);
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

/** The folds of the answers that are not finished, and the answers they changed since `take` was last called. */
function createAnswers(onChanged: () => void) {
  const folds = new Map<string, AnswerFold>();
  const changed = new Map<string, LecternMessage>();
  return {
    open: (answerId: string): void => {
      folds.get(answerId)?.close();
      changed.delete(answerId);
      const fold = createAnswerFold(answerId, (message) => {
        // A turn retried under the same id has a newer fold; the old one may still be draining.
        if (folds.get(answerId) !== fold) return;
        changed.set(answerId, message);
        onChanged();
      });
      folds.set(answerId, fold);
      void fold.ended.then(() => {
        if (folds.get(answerId) === fold) folds.delete(answerId);
      });
    },
    push: (answerId: string, chunk: Parameters<AnswerFold['push']>[0]): void => folds.get(answerId)?.push(chunk),
    take: (): readonly LecternMessage[] => {
      const taken = [...changed.values()];
      changed.clear();
      return taken;
    },
    clear: (): void => {
      for (const fold of folds.values()) fold.close();
      folds.clear();
      changed.clear();
    },
  };
}
