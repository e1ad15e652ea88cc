import { canGoOn } from '../../shared/chat/can-go-on';
import { promptToRetry } from '../../shared/chat/prompt-to-retry';
import { READER_MODEL_ID } from '../../shared/domain/model';
import type { Settings } from '../../shared/domain/settings';
import { AppError } from '../errors';
import type { SessionStore } from '../ports';
import type { LiveSession } from './live-session';
import type { TurnQueue } from './queue-turns';

export interface FurtherTurnsOptions {
  readonly queue: Pick<TurnQueue, 'answerAgain'>;
  readonly sessions: Pick<SessionStore, 'get'>;
  readonly settings: () => Settings;
  /** Takes the session out of the trash. */
  readonly untrash: (sessionId: string) => Promise<void>;
}

/** What runs a prompt once more that has been answered, or was about to be. */
export interface FurtherTurns {
  retry(target: LiveSession, sessionId: string): Promise<void>;
  regenerate(target: LiveSession, sessionId: string, messageId: string): Promise<void>;
  continue(target: LiveSession, sessionId: string): Promise<void>;
}

export function createFurtherTurns({ queue, sessions, settings, untrash }: FurtherTurnsOptions): FurtherTurns {
  return {
    async retry(target, sessionId) {
      if (await target.retry()) {
        await untrash(sessionId);
        target.goOn();
        return;
      }
      // A turn that was stopped is closed, at once or in a moment: its answer stays as another version.
      const path = await target.closedPath();
      const prompt = target.isBusy ? null : promptToRetry(path);
      if (prompt === null) throw new AppError('turn.notRetryable');
      await queue.answerAgain(target, sessionId, prompt, null);
    },
    async regenerate(target, sessionId, messageId) {
      const prompt = (await target.pathTo(messageId)).findLast((message) => message.role === 'user');
      if (prompt === undefined || prompt.metadata?.forgotten === true) throw new AppError('message.unknown');
      await queue.answerAgain(target, sessionId, prompt, null);
    },
    async continue(target, sessionId) {
      const modelId = (await sessions.get(sessionId))?.modelId ?? settings().defaultModelId;
      const open = await target.openAnswer();
      // Closing a turn ends its retry, so first it is looked at as it stands.
      const mayGoOn = open === null ? !isUnfinished(target) : canGoOn(open, true);
      if (modelId === READER_MODEL_ID || !mayGoOn) {
        throw new AppError('turn.notContinuable');
      }
      const [prompt, answer] = (await target.closedPath()).slice(-2);
      const isForgotten = prompt?.metadata?.forgotten === true;
      if (prompt?.role !== 'user' || isForgotten || answer === undefined || !canGoOn(answer)) {
        throw new AppError('turn.notContinuable');
      }
      await queue.answerAgain(target, sessionId, prompt, answer.id);
    },
  };
}

/** True at a turn that the machine itself can run again. */
function isUnfinished({ state }: LiveSession): boolean {
  return state === 'failed' || state === 'interrupted';
}
