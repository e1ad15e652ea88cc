import { expect, it } from 'vitest';
import type { LecternChunk, LecternMessage } from '../../shared/chat/message';
import { emptyProfile } from '../../shared/domain/profile';
import { AppError, toErrorData } from '../errors';
import { guardModel } from '../models/guard-model';
import { ALL_RECALLED } from '../models/reader/recall-state';
import type { ResolvedModel } from '../models/model-registry';
import { createMemoryLog } from '../testing/memory-log';
import { createScriptedClock } from '../testing/scripted-clock';
import { createScriptedModel, type ScriptedStep } from '../testing/scripted-model';
import { generate, type GenerateInput } from './generate';

const asked: readonly LecternMessage[] = [{ id: 'm', role: 'user', parts: [{ type: 'text', text: 'Which key?' }] }];

/** What a run is given. */
const inputOf = (
  scripted: ReturnType<typeof createScriptedModel>,
  contextTokens: () => number,
  { messages = asked, isBlind = false } = {},
): GenerateInput => {
  const log = createMemoryLog();
  const model: ResolvedModel = {
    id: 'scripted',
    name: 'scripted',
    languageModel: guardModel(scripted, { address: 'test', secret: null, log, clock: createScriptedClock() }),
    get contextTokens() {
      return contextTokens();
    },
    isReader: false,
    isBlind,
    mayOmitThinking: false,
    address: 'test',
  };
  return {
    model,
    instructions: 'Answer.',
    messages,
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
};

/** A run to its end; gives what it failed with, as it is told. */
const failureOf = async (script: readonly ScriptedStep[], contextTokens: () => number) => {
  try {
    for await (const _chunk of generate(inputOf(createScriptedModel([script]), contextTokens))) continue;
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

it('a picture goes to a model that may see it, and of one that cannot it is said that it was not sent', async () => {
  const picture = { mediaType: 'image/png' as const, base64: 'aGVsbG8=' };
  const data = { name: 'key.png', size: 5, text: '', picture };
  const messages: readonly LecternMessage[] = [
    {
      id: 'm',
      role: 'user',
      parts: [
        { type: 'text', text: 'Which key?' },
        { type: 'data-attachment', data },
      ],
    },
  ];
  const run = async (isBlind: boolean) => {
    const scripted = createScriptedModel([[{ text: 'This one.' }]]);
    const chunks: LecternChunk[] = [];
    for await (const chunk of generate(inputOf(scripted, () => 8_192, { messages, isBlind }))) chunks.push(chunk);
    const sent = JSON.stringify(scripted.calls.map(({ prompt }) => prompt));
    return { sent, told: chunks.flatMap((chunk) => (chunk.type === 'data-notice' ? [chunk.data] : [])) };
  };
  const seen = await run(false);
  expect(seen.sent).toContain('image/png');
  expect(seen.told).toEqual([]);
  const unseen = await run(true);
  expect(unseen.sent).not.toContain('image/png');
  expect(unseen.told).toEqual([{ code: 'attachment.picturesLeftOut', params: { model: 'scripted' } }]);
});

it('pictures that a model has no room for are not sent, and that is said', async () => {
  const picture = { mediaType: 'image/png' as const, base64: 'aGVsbG8=' };
  const data = { name: 'key.png', size: 5, text: '', picture };
  const pictures = Array.from({ length: 6 }, () => ({ type: 'data-attachment' as const, data }));
  const messages: readonly LecternMessage[] = [
    { id: 'm', role: 'user', parts: [{ type: 'text', text: 'Which key?' }, ...pictures] },
  ];
  const scripted = createScriptedModel([[{ text: 'This one.' }]]);
  const told: unknown[] = [];
  for await (const chunk of generate(inputOf(scripted, () => 8_192, { messages }))) {
    if (chunk.type === 'data-notice') told.push(chunk.data);
  }
  const sent = JSON.stringify(scripted.calls.map(({ prompt }) => prompt));
  expect(told).toEqual([{ code: 'context.picturesLeftOut', params: { count: 3 } }]);
  expect([sent.split('image/png').length - 1, sent.includes('Which key?')]).toEqual([3, true]);
});
