import type { LecternMessage } from '../../shared/chat/message';
import { promptPartsOf } from '../../shared/chat/prompt-parts';
import type { Journal, QueuedTurn } from '../ports';
import { createSerialQueue } from '../serial-queue';
import type { LiveSession } from './live-session';

type NewTurn = Omit<QueuedTurn, 'sessionId'>;

export interface QueueTurnsOptions {
  readonly journal: Journal;
  readonly newId: () => string;
  readonly tick: () => number;
  /** Told when a session has taken a turn. */
  readonly onQueued: (sessionId: string) => void;
}

/** Makes turns durable and hands them to their sessions, where they run or wait. */
export interface TurnQueue {
  /** The first turn of a prompt that comes last in its session. */
  newTurn(prompt: Pick<QueuedTurn, 'promptId' | 'text' | 'parts' | 'createdAt'>): NewTurn;
  add(target: LiveSession, sessionId: string, turn: NewTurn): Promise<void>;
  /**
   * Answers a closed prompt once more, beside the answers it has, perhaps going on from one of them. A prompt that is
   * about to be answered is left to that.
   */
  answerAgain(
    target: LiveSession,
    sessionId: string,
    prompt: LecternMessage,
    continuesId: string | null,
  ): Promise<void>;
}

export function createTurnQueue({ journal, newId, tick, onQueued }: QueueTurnsOptions): TurnQueue {
  const newTurn: TurnQueue['newTurn'] = (prompt) => ({
    ...prompt,
    answerId: newId(),
    attempt: 1,
    parentId: null,
    isBranch: false,
    continuesId: null,
    askedAt: prompt.createdAt,
  });
  const add: TurnQueue['add'] = async (target, sessionId, turn) => {
    await journal.enqueue({ ...turn, sessionId }, null);
    onQueued(sessionId);
    target.submit(turn, turn);
  };
  // Two windows may ask at once, and each counts the attempts there are.
  const oneByOne = createSerialQueue();
  return {
    newTurn,
    add,
    answerAgain: (target, sessionId, prompt, continuesId) =>
      oneByOne.run(async () => {
        const last = await journal.findPrompt(prompt.id);
        if (last?.status === 'queued' || last?.status === 'open') return;
        const { createdAt = tick(), parentId = null } = prompt.metadata ?? {};
        await add(target, sessionId, {
          ...newTurn({ promptId: prompt.id, text: promptText(prompt), parts: promptPartsOf(prompt), createdAt }),
          attempt: (last?.attempt ?? 0) + 1,
          parentId,
          isBranch: true,
          continuesId,
          askedAt: tick(),
        });
      }),
  };
}

/** A prompt has one part of text. */
function promptText({ parts }: LecternMessage): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
