import {
  convertToModelMessages,
  isStepCount,
  streamText,
  toUIMessageStream,
  type ModelMessage,
  type ToolSet,
} from 'ai';
import type { LecternChunk, LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { searchDocsInput } from '../../shared/chat/tools';
import { reservedForAnswer } from '../../shared/domain/context';
import type { Attachment } from '../../shared/domain/attachment';
import { profileSections, type Profile } from '../../shared/domain/profile';
import { wording } from '../../shared/text/wording';
import { AppError, findAppError } from '../errors';
import { attachedPart } from '../models/attached-part';
import { fitContext } from '../models/fit-context';
import type { RecallState } from '../models/reader/recall-state';
import type { ResolvedModel } from '../models/model-registry';
import type { Log } from '../ports';
import { fetchRequestOf, type RoutedRequest } from '../tools/resolve-source';
import { hostToAllow } from '../tools/fetch-host';
import { SEARCH_DOCS } from '../tools/passage-numbers';
import type { SearchableSources } from '../tools/searchable-sources';
import { UPDATE_WORKING_MEMORY } from '../tools/update-working-memory';
import { holdsForeign, tellsOfUser } from './lasting-memory';
import { notice } from './notice';
import { tellBadCall } from './tell-bad-call';
import { tellFailures } from './tell-failures';

/** A turn's tool loop ends after this many steps. */
const MAX_STEPS = 16;

export interface GenerateInput {
  readonly model: ResolvedModel;
  readonly instructions: string;
  /** The path that ends in the prompt, or in the assistant message that asked for approval. */
  readonly messages: readonly LecternMessage[];
  /** A request to go on with the answer stands at the end of them. */
  readonly isContinued: boolean;
  /** The prompt as typed. */
  readonly prompt: string;
  readonly recalled: readonly RecalledMessage[];
  readonly profile: Profile;
  readonly recall: RecallState;
  /** What the prompt names with `@`. */
  readonly mentioned: readonly string[];
  readonly tools: ToolSet;
  readonly sources: SearchableSources;
  /** True when a request needs no approval. */
  readonly isAllowed: (request: RoutedRequest) => boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * One `streamText` run with its tool loop. Yields chunks without `start` and `finish`, which the turn owns. A run that
 * needs the user's approval ends after its `tool-approval-request`. Errors: what the model fails with (guard-model.ts),
 * `turn.emptyAnswer`; anything else is a bug.
 */
export async function* generate(input: GenerateInput): AsyncGenerator<LecternChunk, void, void> {
  const { model, signal } = input;
  const notices: LecternChunk[] = [];
  const messages = await convertToModelMessages<LecternMessage>([...input.messages], {
    tools: input.tools,
    ignoreIncompleteToolCalls: true,
    convertDataPart: (part) => (part.type === 'data-attachment' ? partFor(model, part.data, notices) : undefined),
  });
  const requests = new Map<string, RoutedRequest>();
  let failure: unknown;
  const result = streamText({
    model: model.languageModel,
    instructions: input.instructions,
    messages,
    // Before every step: what tools return may fill the context too.
    prepareStep: ({ stepNumber, messages: sent, initialMessages, responseMessages }) => ({
      messages: fit(input, sent, notices),
      // Not of what is sent: what was read and then cut away has been read.
      activeTools: activeTools(input, [...initialMessages, ...responseMessages], stepNumber, notices),
    }),
    tools: tellFailures(input.tools, input.log),
    toolApproval: async ({ toolCall }) => {
      if (toolCall.toolName !== SEARCH_DOCS) return undefined;
      const call = searchDocsInput.safeParse(toolCall.input);
      const named = call.success ? fetchRequestOf(call.data, input.sources) : null;
      if (named === null) return undefined;
      const request = { ...named, target: await input.sources.routeOf(named.address, signal) };
      if (input.isAllowed(request)) return undefined;
      requests.set(toolCall.toolCallId, request);
      return 'user-approval';
    },
    repairToolCall: tellBadCall(input.tools),
    stopWhen: isStepCount(MAX_STEPS),
    maxRetries: 0,
    abortSignal: signal,
    // Data for the Reader; other providers ignore a name that is not theirs.
    providerOptions: {
      lectern: {
        recalled: input.recalled.map((message) => ({ ...message })),
        profile: toJson(input.profile),
        mentioned: [...input.mentioned],
        recall: { ...input.recall },
      },
    },
    onError: ({ error }) => {
      failure = error;
    },
  });

  const outcome: Outcome = { said: false, asked: false, called: false, steps: 0 };
  const stream = toUIMessageStream<ToolSet, LecternMessage>({
    stream: result.stream,
    sendStart: false,
    sendFinish: false,
    // Told of the failure of the run as well, which follows as an exception.
    onError: (error) => (error === failure ? '' : toolErrorText(error, input)),
  });
  for await (const chunk of stream) {
    if (chunk.type === 'error' || chunk.type === 'abort') continue;
    note(chunk, outcome);
    yield* notices.splice(0);
    if (chunk.type === 'tool-approval-request') yield* tellRequest(chunk.toolCallId, requests);
    yield* withOffer(chunk);
  }
  if (signal.aborted) return;
  // What it means is found in its cause; where that means nothing, it is a bug.
  if (failure !== undefined) throw new Error('the run of a model failed', { cause: failure });
  if ((await result.finishReason) === 'length') yield notice('model.lengthLimit', {});
  if (outcome.asked) return;
  if (outcome.steps >= MAX_STEPS && outcome.called) yield notice('turn.toolLoop', { steps: MAX_STEPS });
  else if (!outcome.said) throw new AppError('turn.emptyAnswer');
}

/** What a model is given of an attached file; the Reader says itself that it reads none. */
function partFor(
  { isBlind, isReader, name }: ResolvedModel,
  file: Attachment,
  notices: LecternChunk[],
): ReturnType<typeof attachedPart> | undefined {
  if (file.picture === undefined || !isBlind || isReader) return attachedPart(file);
  notices.push(notice('attachment.picturesLeftOut', { model: name }));
  return undefined;
}

/** What a run came to. `called`: its last step called a tool. */
interface Outcome {
  said: boolean;
  asked: boolean;
  called: boolean;
  steps: number;
}

function note(chunk: LecternChunk, outcome: Outcome): void {
  if (chunk.type === 'start-step') outcome.called = false;
  if (chunk.type === 'finish-step') outcome.steps += 1;
  if (chunk.type === 'tool-input-available' || chunk.type === 'tool-input-error') outcome.called = true;
  if (chunk.type === 'text-delta' && chunk.delta.trim() !== '') outcome.said = true;
  if (chunk.type === 'tool-approval-request') outcome.asked = true;
}

/** The tools of a step, without the one that writes lasting memory where it may not. Told when the prompt wanted it. */
function activeTools(
  { tools, ...input }: GenerateInput,
  messages: readonly ModelMessage[],
  stepNumber: number,
  notices: LecternChunk[],
): string[] {
  const names = Object.keys(tools);
  if (!names.includes(UPDATE_WORKING_MEMORY) || !holdsForeign(input, messages)) return names;
  if (stepNumber === 0 && !input.model.isReader && tellsOfUser(input.prompt)) {
    notices.push(notice('memory.withheld', {}));
  }
  return names.filter((name) => name !== UPDATE_WORKING_MEMORY);
}

/** Cuts what a step sends to what the model can read, and says what was left out. */
function fit(input: GenerateInput, messages: readonly ModelMessage[], notices: LecternChunk[]): ModelMessage[] {
  const { contextTokens } = input.model;
  const fitted = fitContext({
    instructions: input.instructions,
    messages,
    tools: input.tools,
    contextTokens,
    reservedForAnswer: reservedForAnswer(contextTokens),
    isContinued: input.isContinued,
  });
  if (fitted.leftOut > 0) notices.push(notice('context.trimmed', { count: fitted.leftOut }));
  const pictures = fitted.picturesLeftOut ?? 0;
  if (pictures > 0) notices.push(notice('context.picturesLeftOut', { count: pictures }));
  if (fitted.promptCut) notices.push(notice('context.promptCut', {}));
  if (fitted.answerCut) notices.push(notice('context.answerCut', {}));
  if (fitted.resultsCut) notices.push(notice('context.resultsCut', {}));
  return [...fitted.messages];
}

/** What is asked for, in the app's own reading: a model may name it by anything. */
function* tellRequest(toolCallId: string, requests: ReadonlyMap<string, RoutedRequest>): Generator<LecternChunk> {
  const request = requests.get(toolCallId);
  if (request === undefined) return;
  const { address, ref, target } = request;
  const led = target === address ? {} : { target };
  const data = { toolCallId, address, ref, ...led, host: hostToAllow(target) };
  yield { type: 'data-approval', id: `approval-${toolCallId}`, data };
}

/** The Reader marks the end of a text with next steps to offer (reader/reader-model.ts). */
function* withOffer(chunk: LecternChunk): Generator<LecternChunk, void, void> {
  yield chunk;
  if (chunk.type !== 'text-end') return;
  const offer = chunk.providerMetadata?.['lectern']?.['offer'];
  if (!Array.isArray(offer)) return;
  const commands = offer.filter((command): command is string => typeof command === 'string');
  yield { type: 'data-offer', id: 'offer', data: { commands } };
}

/** What the window reads of a tool's failure: its sentence, as the model does. Anything else is a bug. */
function toolErrorText(error: unknown, { log, signal }: GenerateInput): string {
  if (error instanceof Error && error.name === '') return error.message;
  // The model's own, which follows as an exception.
  const expected = findAppError(error);
  if (expected !== null) return expected.message;
  if (!signal.aborted) log.error('a tool failed', { error });
  return wording.errors.internal;
}

/** The AI SDK's JSON is mutable. */
function toJson(profile: Profile): Record<string, string[]> {
  return Object.fromEntries(profileSections.map((name) => [name, [...profile[name]]]));
}
