import { expect } from '@playwright/test';
import type { LecternWindow } from '../../e2e/pages/drive-window.ts';
import {
  streamReply,
  textReply,
  toolCallReply,
  type Reply,
  type ReplyStep,
  type ScriptedOpenAiServer,
} from '../../src/core/testing/scripted-openai-server';

const WORDS = 40;
/** Every so many turns the model searches first. */
const SEARCH_EVERY = 6;

/** What a turn's prompt and its answer hold, and no other message does. */
export const promptWord = (turn: number): string => `prompt${turn}z`;
export const answerWord = (turn: number): string => `answer${turn}z`;

/** A model whose answers wait until they are let go. */
export interface SoakModel {
  /** Resolves when so many answers wait. */
  whenAsked(count: number): Promise<void>;
  letGo(): void;
}

export function createSoakModel(server: ScriptedOpenAiServer): SoakModel {
  const asked = new Set<number>();
  let wake = (): void => undefined;
  server.replyWith(({ body }) => {
    const told = JSON.stringify(body);
    const turn = turnOf(body);
    if (Number.isNaN(turn)) return textReply('Fine.');
    if (turn % SEARCH_EVERY === 0 && !told.includes(`call-${turn}-`)) {
      return toolCallReply('search_docs', { query: 'How do citations work?' }, `call-${turn}-`);
    }
    asked.add(turn);
    wake();
    return answerTo(turn);
  });
  return {
    async whenAsked(count) {
      while (asked.size < count) await new Promise<void>((resolve) => (wake = resolve));
      asked.clear();
    },
    letGo: () => server.release(),
  };
}

/** What is remembered of other turns may stand anywhere but in the last prompt. */
function turnOf(body: unknown): number {
  // In the shape of the OpenAI API.
  const { messages } = body as { readonly messages: readonly { readonly role: string; readonly content: unknown }[] };
  const prompt = JSON.stringify(messages.findLast(({ role }) => role === 'user')?.content ?? '');
  return Number(/prompt(\d+)z/.exec(prompt)?.[1] ?? Number.NaN);
}

function answerTo(turn: number): Reply {
  const words = Array.from({ length: WORDS }, (_, word): ReplyStep => ({ type: 'text', delta: `word${word} ` }));
  const last: ReplyStep = { type: 'text', delta: answerWord(turn) };
  return streamReply({ type: 'hold' }, ...words, last, { type: 'finish', reason: 'stop' });
}

export interface SoakOptions {
  readonly window: LecternWindow;
  readonly model: SoakModel;
  readonly sessions: number;
  readonly rounds: number;
}

/** Asks once in every session, then lets all answers go, round by round; yields how many rounds are done. */
export async function* soakTurns({ window, model, sessions, rounds }: SoakOptions): AsyncGenerator<number> {
  const ids: string[] = [];
  for (let done = 0; done < rounds; done += 1) {
    for (let session = 0; session < sessions; session += 1) {
      if (done === 0) await window.run('session.new');
      else await openSession(window, ids[session] ?? '', answerWord((done - 1) * sessions + session));
      await window.ask(`What of ${promptWord(done * sessions + session)} is there?`);
      if (done === 0) ids.push(await window.sessionId());
    }
    await model.whenAsked(sessions);
    model.letGo();
    yield done + 1;
  }
  for (const [session, id] of ids.entries()) {
    await openSession(window, id, answerWord((rounds - 1) * sessions + session));
  }
}

/** Opens a session, in which an answer must have come to its end. */
async function openSession(window: LecternWindow, id: string, answer: string): Promise<void> {
  await window.sessions.and(window.page.locator(`[href$="${id}"]`)).focus();
  await window.page.keyboard.press('Enter');
  const last = window.answers.last();
  await expect(last).toContainText(answer, { timeout: 30_000 });
  await expect(last).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
}
