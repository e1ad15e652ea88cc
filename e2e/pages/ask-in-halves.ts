import { expect } from '@playwright/test';
import { streamReply, type ScriptedOpenAiServer } from '../../src/core/testing/scripted-openai-server.ts';
import type { LecternWindow } from './drive-window.ts';

/** Asks for an answer of two halves, of which the second waits for `model.release()`. Resolves once the first is shown. */
export async function askInHalves(window: LecternWindow, model: ScriptedOpenAiServer): Promise<void> {
  model.reply(
    streamReply(
      { type: 'text', delta: 'The first half ' },
      { type: 'hold' },
      { type: 'text', delta: 'and the rest.' },
      { type: 'finish', reason: 'stop' },
    ),
  );
  await window.ask('Say it in two halves.');
  await model.whenHolding();
  await expect(window.answers).toContainText('The first half');
}
