import { EventEmitter, once } from 'node:events';
import { isBlank } from '../../shared/chat/is-blank';
import { toPromptParts } from '../../shared/chat/prompt-parts';
import { titleOf } from '../../shared/chat/title-of';
import { attachedLength, MAX_ATTACHED_LENGTH, type Attachment } from '../../shared/domain/attachment';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import type { RecallReach } from '../../shared/domain/settings';
import { AppError } from '../errors';
import type { Journal } from '../ports';
import type { OpenSessions } from './open-sessions';
import type { TurnQueue } from './queue-turns';

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
  /** Of a new session: it is called by the first line of this prompt, and no title is made for it. */
  readonly keepsTitle?: boolean | undefined;
}

type Taken = Promise<{ readonly sessionId: string }>;

/** Takes prompts in, each once, into its session or one that it begins. */
export interface PromptIntake {
  /** Resolves once the prompt is durable. Errors: `prompt.empty`, `attachment.tooMuch`, `session.unknown`. */
  take(prompt: Prompt): Taken;
  /** The session of a prompt, which may be on its way yet. Rejects with why it was refused, or when aborted. */
  sessionOf(promptId: string, signal: AbortSignal | undefined): Promise<string>;
}

export interface PromptIntakeOptions {
  readonly open: Pick<OpenSessions, 'use' | 'openNew'>;
  readonly queue: Pick<TurnQueue, 'newTurn' | 'add'>;
  readonly journal: Pick<Journal, 'findPrompt' | 'enqueue'>;
  readonly tick: () => number;
  readonly newId: () => string;
}

export function createPromptIntake({ open, queue, journal, tick, newId }: PromptIntakeOptions): PromptIntake {
  const taking = new Map<string, Taken>();
  /** Tells of each prompt by its id as it comes in. */
  const arrivals = new EventEmitter();

  const takeOne = async ({
    messageId,
    sessionId,
    text,
    modelId,
    parentId,
    isPrivate = false,
    recallReach,
    keepsTitle = false,
    ...carried
  }: Prompt): Taken => {
    if (isBlank(text)) throw new AppError('prompt.empty');
    const attached = (carried.attachments ?? []).reduce((sum, file) => sum + attachedLength(file), 0);
    if (attached > MAX_ATTACHED_LENGTH) throw new AppError('attachment.tooMuch', { limit: MAX_ATTACHED_LENGTH });
    const known = await journal.findPrompt(messageId);
    if (known !== null) return { sessionId: known.sessionId };
    const createdAt = tick();
    const prompt = { promptId: messageId, text, parts: toPromptParts(carried), createdAt };
    if (sessionId !== undefined) {
      return open.use(sessionId, async (target) => {
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
      titleMadeOf: keepsTitle ? null : [],
      isPrivate,
      recallReach: recallReach ?? null,
    };
    const turn = { ...queue.newTurn(prompt), sessionId: made.id };
    await journal.enqueue(turn, made);
    open.openNew(made.id);
    return open.use(made.id, async (target) => {
      target.submit(turn, turn);
      return { sessionId: made.id };
    });
  };

  return {
    take(prompt) {
      // The same id at the same time is one turn, too.
      const already = taking.get(prompt.messageId);
      if (already !== undefined) return already;
      const taken = takeOne(prompt).finally(() => taking.delete(prompt.messageId));
      taking.set(prompt.messageId, taken);
      arrivals.emit(prompt.messageId, taken);
      return taken;
    },
    async sessionOf(promptId, signal) {
      const found = new AbortController();
      const signals = signal === undefined ? [found.signal] : [found.signal, signal];
      // Listened for before it is looked up: it may come in meanwhile.
      const arrival = once(arrivals, promptId, { signal: AbortSignal.any(signals) }) as Promise<[Taken]>;
      arrival.catch(() => undefined);
      try {
        const known = taking.get(promptId) ?? (await journal.findPrompt(promptId));
        if (known !== null) return (await known).sessionId;
        const [taken] = await arrival;
        return (await taken).sessionId;
      } finally {
        found.abort();
      }
    },
  };
}
