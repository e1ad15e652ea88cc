import assert from 'node:assert/strict';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../shared/chat/message';
import { HistoryModel, pathTo, type Manner, type ModelMessage } from './history-model';
import { settings } from '../../shared/domain/settings';
import { cleanUp } from '../clean-up/clean-up';
import { findAppError } from '../errors';
import { startForgetting, type Forgetting } from './forget-in-harness';
import { createMemoryMarks } from './memory-marks';
import { textOf, type Harness, type Stores } from './session-harness';

const YEARS_MS = 800 * 86_400_000;

export type Step =
  | {
      readonly does: 'submit' | 'edit' | 'submit and kill' | 'edit and kill';
      readonly manner: Manner;
      readonly pick: number;
    }
  | { readonly does: 'regenerate' | 'select' | 'branch' | 'forget'; readonly pick: number }
  | {
      readonly does:
        | 'stop'
        | 'retry'
        | 'continue'
        | 'restart'
        | 'kill'
        | 'repeat'
        | 'trash'
        | 'undo forget'
        | 'erase'
        | 'expire';
    };

/** One session and what its history must be, taken through the same steps. */
export class HistoryWalk {
  private model = new HistoryModel();
  private sessionId = '';
  private prompts = 0;
  private lastId = '';

  private forgetting: Forgetting;
  private readonly marks: ReturnType<typeof createMemoryMarks>;

  constructor(
    private readonly harness: Harness,
    private readonly stores: Stores,
  ) {
    this.marks = createMemoryMarks(harness.store);
    this.forgetting = this.startForgetting();
  }

  async run(done: readonly Step[]): Promise<void> {
    await this.do({ does: 'submit', manner: 'answer', pick: 0 });
    for (const step of done) await this.do(step);
  }

  private async do(step: Step): Promise<void> {
    await this.take(step);
    await this.compare();
  }

  private async take(step: Step): Promise<void> {
    const { harness, model, sessionId } = this;
    const { service } = harness;
    switch (step.does) {
      case 'submit':
        return this.submit(step.manner, undefined);
      case 'edit':
        return this.submit(step.manner, this.pick('user', step.pick)?.parent);
      case 'submit and kill':
      case 'edit and kill': {
        if (model.open !== null) return;
        await this.submit(
          step.manner,
          step.does === 'submit and kill' ? undefined : this.pick('user', step.pick)?.parent,
        );
        return this.kill();
      }
      case 'regenerate': {
        const prompt = this.pick('user', step.pick);
        if (prompt === undefined || model.state === 'generating') return;
        const regenerated = service.regenerate(sessionId, prompt.id ?? '');
        if (prompt.isForgotten === true) return assert.rejects(regenerated, { code: 'message.unknown' });
        await regenerated;
        return model.regenerate(prompt);
      }
      case 'continue': {
        if (model.state === 'generating') return;
        if (model.open !== null && (model.open.said ?? '').trim() === '') {
          // It stays as it is, to be tried again.
          await assert.rejects(service.continue(sessionId), { code: 'turn.notContinuable' });
          return;
        }
        model.closeEnded();
        const [prompt, answer] = pathTo(model.head).slice(-2);
        const isToldOf = prompt?.role === 'user' && prompt.isForgotten !== true;
        const canGoOn = answer?.isCut === true && answer.text.trim() !== '' && isToldOf;
        const continued = service.continue(sessionId);
        if (!canGoOn || prompt === undefined) {
          await assert.rejects(continued, { code: 'turn.notContinuable' });
          model.runNext();
          return;
        }
        await continued;
        return model.regenerate(prompt, answer?.text);
      }
      case 'stop':
        await this.thread();
        await service.stop(sessionId);
        return model.stop();
      case 'retry': {
        const retried = service.retry(sessionId);
        const prompt = model.open === null ? unanswered(model.head) : model.open.prompt;
        // A prompt that is forgotten cannot be asked again.
        if (prompt === null || prompt.isForgotten === true || model.state === 'generating') {
          await assert.rejects(retried, { code: 'turn.notRetryable' });
          return;
        }
        await retried;
        return model.open === null ? model.regenerate(prompt) : model.retry();
      }
      case 'select': {
        const message = model.messages.filter(({ id }) => id !== null)[step.pick % Math.max(1, model.messages.length)];
        if (message === undefined || model.state === 'generating' || model.isWaiting) return;
        await service.select(sessionId, message.id ?? '');
        model.closeEnded();
        return model.select(message);
      }
      case 'branch': {
        const message = model.open === null ? pathTo(model.head).at(-1) : undefined;
        if (message?.id === undefined || message.id === null) return;
        this.sessionId = (await service.branch(sessionId, message.id)).sessionId;
        return this.copy(message);
      }
      case 'restart':
        await harness.restart();
        await this.eraseAtStart();
        return model.restart(model.open?.said ?? null);
      case 'forget':
        return this.forget(step.pick);
      case 'undo forget': {
        const message = model.undoForget();
        return message === undefined ? undefined : this.forgetting.memories.undoForget(message.id ?? '');
      }
      case 'erase':
        await this.forgetting.erase();
        return model.erase();
      case 'expire':
        return this.expire();
      case 'kill':
        return this.kill();
      case 'repeat':
        if (this.lastId === '') return;
        await service.submit({ messageId: this.lastId, sessionId, text: 'q0 answer' });
        return;
      case 'trash': {
        if (model.state === 'generating') return;
        await service.change(sessionId, { trashedAt: 1 });
        await service.change(sessionId, { trashedAt: null });
      }
    }
  }

  private async submit(manner: Manner, parent: ModelMessage | null | undefined): Promise<void> {
    if (this.model.isWaiting) return;
    const [messageId, text] = [v7(), `q${(this.prompts += 1)} ${manner}`];
    this.lastId = messageId;
    const target = this.sessionId === '' ? {} : { sessionId: this.sessionId };
    const place = parent === undefined ? {} : { parentId: parent?.id ?? null };
    const { sessionId } = await this.harness.service.submit({ messageId, text, ...target, ...place });
    this.sessionId = sessionId;
    this.model.submit(messageId, text, parent);
  }

  /** What had not been written yet may be lost of the answer, and nothing else. */
  private async kill(): Promise<void> {
    this.harness.kill();
    await this.eraseAtStart();
    const thread = await this.thread();
    const { model } = this;
    const before = model.shown;
    const seen = thread.map(tell);
    if (model.open !== null) {
      const said = saidLast(thread);
      assert.ok((model.open.said ?? '').startsWith(said ?? ''));
      return model.restart(said);
    }
    if (seen.join() !== before.join()) model.reopen(saidLast(thread));
  }

  private async forget(pick: number): Promise<void> {
    const { model } = this;
    const path = pathTo(model.open === null ? model.head : model.open.prompt.parent);
    const message = path[pick % Math.max(1, path.length)];
    if (message === undefined) return;
    const forgotten = this.forgetting.memories.forget(this.sessionId, message.id ?? '');
    if (message.isForgotten === true) {
      // Twice is once, and what is erased is no message any more.
      await forgotten.catch((error: unknown) => assert.equal(findAppError(error)?.code, 'message.unknown'));
      return;
    }
    await forgotten;
    model.forget(message);
  }

  /** A start has no undo for what an earlier run left hidden. */
  private async eraseAtStart(): Promise<void> {
    this.forgetting = this.startForgetting();
    await this.forgetting.memories.eraseLeft();
    this.model.restart(this.model.open?.said ?? null);
    this.model.erase();
  }

  private startForgetting(): Forgetting {
    const { harness, marks, stores } = this;
    return startForgetting({ harness, marks, stores });
  }

  /** Much later all that expires has: the session too, which comes out of the trash as it was. */
  private async expire(): Promise<void> {
    const deleted: string[] = [];
    await cleanUp({
      store: this.stores.cleanUp,
      journal: this.stores.journal,
      deleteTrashed: async (id) => void deleted.push(id),
      settings: () => settings.parse({ conversationLifeDays: 365 }),
      trimRepositories: async () => undefined,
      expiry: { nextRun: async () => Date.now() + YEARS_MS },
      onSessionChange: () => undefined,
      now: () => Date.now() + YEARS_MS,
      log: this.harness.log,
    });
    assert.notEqual((await this.stores.sessions.get(this.sessionId))?.trashedAt ?? null, null);
    assert.deepEqual(deleted, []);
    // Whether a prompt came already is known of late ones alone.
    this.lastId = '';
    await this.harness.service.change(this.sessionId, { trashedAt: null });
  }

  private copy(head: ModelMessage): void {
    this.model = new HistoryModel();
    let parent: ModelMessage | null = null;
    for (const message of pathTo(head)) {
      parent = { ...message, id: null, parent };
      this.model.messages.push(parent);
    }
    this.model.head = parent;
  }

  private pick(role: ModelMessage['role'], at: number): ModelMessage | undefined {
    const { model } = this;
    const found = pathTo(model.open === null ? model.head : model.open.prompt.parent).filter(
      (one) => one.role === role,
    );
    return found[at % Math.max(1, found.length)];
  }

  private async compare(): Promise<void> {
    const thread = await this.thread();
    assert.deepEqual(thread.map(tell), this.model.shown);
    const path = pathTo(this.model.open === null ? this.model.head : this.model.open.prompt);
    for (const [index, message] of path.entries()) message.id = thread[index]?.id ?? null;
    assert.equal(new Set(thread.map(({ id }) => id)).size, thread.length);
  }

  /** What a window that opens now is shown once the session stands. */
  private async thread(): Promise<readonly LecternMessage[]> {
    const window = this.harness.follow(this.sessionId);
    const { open, state } = this.model;
    const shown = (): boolean => {
      const deltas = window.events.flatMap((event) =>
        event.type === 'chunk' && event.chunk.type === 'text-delta' ? [event.chunk.delta] : [],
      );
      return deltas.join('').endsWith(open?.said ?? '');
    };
    const thread = await window.until((name) =>
      state === 'generating' && name === 'generating' ? shown() : isStill(name),
    );
    window.end();
    return thread;
  }
}

/** The prompt of a path that does not end in a whole answer. */
function unanswered(head: ModelMessage | null): ModelMessage | null {
  if (head?.role !== 'assistant') return head;
  return head.isCut ? head.parent : null;
}

/** What the last answer says; null while a prompt comes last. */
function saidLast(thread: readonly LecternMessage[]): string | null {
  const last = thread.at(-1);
  return last?.role === 'assistant' ? textOf(last) : null;
}

function isStill(state: string): boolean {
  return state === 'idle' || state === 'failed' || state === 'interrupted';
}

function tell(message: LecternMessage): string {
  return `${message.role}: ${textOf(message)}`;
}
