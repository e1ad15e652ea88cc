import { expect, it } from 'vitest';
import { emptyProfile } from '../../shared/domain/profile';
import { AppError, toErrorData } from '../errors';
import { guardModel } from '../models/guard-model';
import { ALL_RECALLED } from '../models/reader/recall-state';
import type { ResolvedModel } from '../models/model-registry';
import { createMemoryLog } from '../testing/memory-log';
import { createScriptedClock } from '../testing/scripted-clock';
import { createScriptedModel, type ScriptedStep } from '../testing/scripted-model';
import { generate, type GenerateInput } from './generate';

/** A run to its end; gives what it failed with, as it is told. */
const failureOf = async (script: readonly ScriptedStep[], contextTokens: () => number) => {
  const log = createMemoryLog();
  const scripted = createScriptedModel([script]);
  const model: ResolvedModel = {
    id: 'scripted',
    name: 'scripted',
    languageModel: guardModel(scripted, { address: 'test', secret: null, log, clock: createScriptedClock() }),
    get contextTokens() {
      return contextTokens();
    },
    isReader: false,
    address: 'test',
  };
  const input: GenerateInput = {
    model,
    instructions: 'Answer.',
    messages: [{ id: 'm', role: 'user', parts: [{ type: 'text', text: 'Which key?' }] }],
    isContinued: false,
    prompt: 'Which key?',
    recalled: [],
    profile: emptyProfile,
    recall: ALL_RECALLED,
    mentioned: [],
    tools: {},
    // No tool is called that would ask for one.
    sources: {} as GenerateInput['sources'],
    isAllowed: () => true,
    log,
    signal: new AbortController().signal,
  };
  try {
    for await (const _chunk of generate(input)) continue;
    return null;
  } catch (error) {
    return toErrorData(error);
  }
};

it('a run fails with what its model failed with', async () => {
  const failure = new AppError('model.stalled', { address: 'test' });
  expect(await failureOf([{ text: 'Half' }, { fail: failure }], () => 8_192)).toEqual(failure.toData());
});

it('a run that a bug of ours ends is not told as an answer that could not be read', async () => {
  const broken = (): number => {
    throw new TypeError('broken');
  };
  expect(await failureOf([{ text: 'Never.' }], broken)).toEqual({ code: 'internal', params: {} });
});
