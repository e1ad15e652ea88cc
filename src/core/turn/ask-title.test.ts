import { expect, it } from 'vitest';
import { createScriptedModel, type ScriptedStep } from '../testing/scripted-model';
import { askTitle } from './ask-title';

const never = new Promise<void>(() => undefined);

async function ask(steps: readonly ScriptedStep[], mayOmitThinking = false) {
  const scripted = createScriptedModel([steps]);
  const model = {
    id: 'test/scripted',
    name: 'scripted',
    languageModel: scripted,
    contextTokens: 8_192,
    isReader: false,
    isBlind: false,
    mayOmitThinking,
    address: 'test',
  };
  const { signal } = new AbortController();
  const title = await askTitle({ model, question: 'Why?', answer: null, signal });
  return { title, call: scripted.calls[0] };
}

it.each([
  [true, 'none'],
  [false, undefined],
])('thinking is declined only where that is known to be taken: %s', async (mayOmit, reasoning) => {
  expect((await ask([{ text: 'Reasons' }], mayOmit)).call?.reasoning).toBe(reasoning);
});

it.each<{ said: string; title: string | null }>([
  { said: 'Reasons\n\nBecause', title: 'Reasons' },
  { said: 'Because '.repeat(60), title: null },
  { said: '<think>A title?\nYes.</think>\nReasons\n', title: 'Reasons' },
])('a model that goes on and on is cut off once it has said enough: $said', async ({ said, title }) => {
  const asked = await ask([{ text: said }, { hold: never }]);
  expect([asked.title, asked.call?.abortSignal?.aborted]).toEqual([title, true]);
});
