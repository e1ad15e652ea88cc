import type { ToolSet } from 'ai';
import type { LecternChunk, LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { mentionsOf } from '../../shared/chat/prompt-parts';
import { readProfile } from '../../shared/domain/profile-text';
import type { Settings } from '../../shared/domain/settings';
import { wording } from '../../shared/text/wording';
import type { Recollection } from '../knowledge/knowledge';
import type { RecallState } from '../models/reader/recall-state';
import type { ResolvedModel } from '../models/model-registry';
import type { JournalTurn, Log, ToolSessionStore } from '../ports';
import type { ProfileService } from '../profile/profile-service';
import { SEARCH_DOCS, type PassageNumbers } from '../tools/passage-numbers';
import { createListSources, LIST_SOURCES } from '../tools/list-sources';
import { createReadSource, READ_SOURCE } from '../tools/read-source';
import { isHostAllowed } from '../tools/fetch-host';
import type { RoutedRequest } from '../tools/resolve-source';
import { createSearchDocs, type SearchDocsOptions } from '../tools/search-docs';
import type { SearchableSources } from '../tools/searchable-sources';
import { createSequentialThinking, SEQUENTIAL_THINKING } from '../tools/sequential-thinking';
import { createUpdateWorkingMemory, UPDATE_WORKING_MEMORY, type Remember } from '../tools/update-working-memory';
import { generate } from './generate';
import { buildInstructions } from './instructions';
import { promptMessage } from './pending-saves';
import { timeSteps } from './time-steps';

/** Many providers take an assistant message at the end for a finished one, so the rest has to be asked for. */
const GO_ON = 'Go on exactly where your answer stops. Repeat nothing of it.';

export interface RunGenerationOptions {
  readonly sessionId: string;
  readonly turn: JournalTurn;
  readonly model: ResolvedModel;
  /** The recent closed messages of the path. */
  readonly path: readonly LecternMessage[];
  /** The assistant message so far, when the turn goes on after an approval or from an earlier answer. */
  readonly answered: LecternMessage | null;
  readonly recollection: Recollection;
  readonly recall: RecallState;
  /** The conversations that the prompt mentions. */
  readonly quoted: readonly { readonly title: string; readonly messages: readonly RecalledMessage[] }[];
  readonly numbers: PassageNumbers;
  readonly toolSessions: ToolSessionStore;
  readonly sources: SearchableSources;
  readonly profile: Pick<ProfileService, 'remember'>;
  /** Whether a model may keep something for good. Asked again at each call: the user may decide otherwise meanwhile. */
  readonly mayRemember: () => Promise<boolean>;
  readonly settings: () => Settings;
  readonly tick: () => number;
  /** Ms on a clock that never goes back. */
  readonly stopwatch: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Puts together what a model needs for one turn, its tools included, and runs it. */
export async function* runGeneration(options: RunGenerationOptions): AsyncGenerator<LecternChunk, void, void> {
  const { turn, path, answered, quoted, signal } = options;
  const { recalled, workingMemory } = options.recollection;
  const profile = readProfile(workingMemory);
  const mentions = mentionsOf(turn.parts);
  const onlySources = mentions.filter((mention) => mention.kind === 'source');
  // A search that leads out of what the prompt is limited to is refused, which needs nobody's approval.
  const isAllowed = ({ target }: RoutedRequest): boolean =>
    onlySources.length > 0 || isHostAllowed(target, options.settings().allowedHosts);
  const sourceNames = (await options.sources.searchable(signal)).map((source) => source.name);
  const furtherRequest = goOn(options);
  const generation = generate({
    model: options.model,
    instructions: buildInstructions({
      sourceNames,
      profile,
      recalled,
      onlySources: onlySources.map(({ name }) => name),
      quoted,
      now: turn.createdAt,
    }),
    messages: [
      ...path.map(withForgottenTold),
      promptMessage(turn),
      ...(answered === null ? [] : [answered]),
      ...furtherRequest,
    ],
    isContinued: furtherRequest.length > 0,
    prompt: turn.text,
    recalled: [...recalled, ...quoted.flatMap(({ messages }) => messages)],
    profile,
    recall: options.recall,
    mentioned: mentions.map(({ name }) => name),
    tools: await createTools(options, onlySources, isAllowed),
    sources: options.sources,
    isAllowed,
    log: options.log,
    signal,
  });
  const reasoningBefore = answered?.parts.filter(({ type }) => type === 'reasoning').length ?? 0;
  yield* timeSteps(generation, { stopwatch: options.stopwatch, reasoningBefore });
}

/** A provider may refuse a message without a word. */
function withForgottenTold(message: LecternMessage): LecternMessage {
  if (message.metadata?.forgotten !== true) return message;
  return { ...message, parts: [{ type: 'text', text: wording.turn.forgotten }] };
}

/** Not kept: it asks for the rest of an answer that stands before it, unless what stands there has to be answered first. */
function goOn({ turn, answered, newId }: RunGenerationOptions): LecternMessage[] {
  if (turn.continuesId === null || answered === null || answered.parts.some(isDecision)) return [];
  return [{ id: newId(), role: 'user', parts: [{ type: 'text', text: GO_ON }] }];
}

function isDecision(part: LecternMessage['parts'][number]): boolean {
  return 'toolCallId' in part && part.state === 'approval-responded';
}

async function createTools(
  options: RunGenerationOptions,
  onlySources: SearchDocsOptions['onlySources'],
  isAllowed: (request: RoutedRequest) => boolean,
): Promise<ToolSet> {
  const { sessionId, toolSessions, mayRemember, tick: now } = options;
  const approved = approvedRequests(options.answered);
  const mayFetch = (request: RoutedRequest, toolCallId: string): boolean => {
    const found = approved.get(toolCallId);
    return isAllowed(request) || (found !== undefined && isSame(found, request));
  };
  const remember: Remember = (operations, signal) => options.profile.remember(operations, sessionId, signal);
  return {
    [SEARCH_DOCS]: createSearchDocs({ ...options, onlySources, mayFetch, now }),
    [READ_SOURCE]: createReadSource({ ...options, now }),
    [LIST_SOURCES]: createListSources(options),
    [SEQUENTIAL_THINKING]: createSequentialThinking({ sessionId, toolSessions, now }),
    ...((await mayRemember()) ? { [UPDATE_WORKING_MEMORY]: createUpdateWorkingMemory({ mayRemember, remember }) } : {}),
  };
}

/** What the user approved in this answer, by the call that asked for it. */
function approvedRequests(answered: LecternMessage | null): ReadonlyMap<string, RoutedRequest> {
  const parts = answered?.parts ?? [];
  const approved = new Set(
    parts.flatMap((part) =>
      part.type === 'tool-search_docs' && part.state === 'approval-responded' && part.approval.approved
        ? [part.toolCallId]
        : [],
    ),
  );
  return new Map(
    parts.flatMap((part): [string, RoutedRequest][] =>
      part.type === 'data-approval' && approved.has(part.data.toolCallId)
        ? [[part.data.toolCallId, { ...part.data, target: part.data.target ?? part.data.address }]]
        : [],
    ),
  );
}

/** Settings of git that lead elsewhere by now are not what was approved. */
function isSame(one: RoutedRequest, other: RoutedRequest): boolean {
  return one.address === other.address && one.ref === other.ref && one.target === other.target;
}
