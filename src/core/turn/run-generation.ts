import type { ToolSet } from 'ai';
import type { LecternChunk, LecternMessage } from '../../shared/chat/message';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { Settings } from '../../shared/domain/settings';
import type { MemoryKnowledge, Recollection } from '../knowledge/knowledge';
import type { ResolvedModel } from '../models/model-registry';
import type { JournalTurn, ToolSessionStore } from '../ports';
import { SEARCH_DOCS, type PassageNumbers } from '../tools/passage-numbers';
import { createListSources, LIST_SOURCES } from '../tools/list-sources';
import { createReadSource, READ_SOURCE } from '../tools/read-source';
import { createSearchDocs } from '../tools/search-docs';
import type { SearchableSources } from '../tools/searchable-sources';
import { createSequentialThinking, SEQUENTIAL_THINKING } from '../tools/sequential-thinking';
import { createUpdateWorkingMemory, UPDATE_WORKING_MEMORY } from '../tools/update-working-memory';
import { generate } from './generate';
import { buildInstructions } from './instructions';
import { promptMessage } from './pending-saves';

export interface RunGenerationOptions {
  readonly sessionId: string;
  readonly turn: JournalTurn;
  readonly model: ResolvedModel;
  /** The recent closed messages of the path. */
  readonly path: readonly LecternMessage[];
  /** The assistant message so far, when the turn goes on after an approval. */
  readonly answered: LecternMessage | null;
  readonly recollection: Recollection;
  readonly numbers: PassageNumbers;
  readonly toolSessions: ToolSessionStore;
  readonly sources: SearchableSources;
  readonly memory: Pick<MemoryKnowledge, 'writeWorkingMemory'>;
  readonly settings: () => Settings;
  readonly tick: () => number;
  readonly signal: AbortSignal;
}

/** Puts together what a model needs for one turn, its tools included, and runs it. */
export async function* runGeneration(options: RunGenerationOptions): AsyncGenerator<LecternChunk, void, void> {
  const { turn, path, answered, recollection, signal } = options;
  const sourceNames = (await options.sources.searchable(signal)).map((source) => source.name);
  yield* generate({
    model: options.model,
    instructions: buildInstructions({ sourceNames, ...recollection, now: turn.createdAt }),
    messages: [...path, promptMessage(turn), ...(answered === null ? [] : [answered])],
    recalled: recollection.recalled,
    tools: createTools(options),
    sources: options.sources,
    signal,
  });
}

function createTools(options: RunGenerationOptions): ToolSet {
  const { sessionId, toolSessions, memory, tick: now } = options;
  const write = (text: string, signal?: AbortSignal): Promise<void> =>
    memory.writeWorkingMemory({ sessionId, resourceId: RESOURCE_ID, memory: text }, { signal });
  return {
    [SEARCH_DOCS]: createSearchDocs({ ...options, now }),
    [READ_SOURCE]: createReadSource({ ...options, now }),
    [LIST_SOURCES]: createListSources(options),
    [SEQUENTIAL_THINKING]: createSequentialThinking({ sessionId, toolSessions, now }),
    ...(options.settings().memoryEnabled ? { [UPDATE_WORKING_MEMORY]: createUpdateWorkingMemory(write) } : {}),
  };
}
