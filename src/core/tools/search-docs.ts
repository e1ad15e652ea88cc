import { tool, zodSchema, type Tool } from 'ai';
import type { Passage } from '../../shared/domain/passage';
import {
  searchDocsInput,
  searchDocsOutput,
  type SearchDocsInput,
  type SearchDocsOutput,
} from '../../shared/chat/tools';
import { AppError } from '../errors';
import type { FoundPassage } from '../knowledge/knowledge';
import { addressOf, parseAddress } from '../knowledge/sources/parse-address';
import type { StoredSource, ToolSessionStore } from '../ports';
import { passagesIn } from './passages-in';
import { SEARCH_DOCS, type PassageNumbers, type SearchDocsState } from './passage-numbers';

const PASSAGES_A_SEARCH = 8;
// Made once: turning zod into JSON Schema takes the SDK milliseconds.
const inputSchema = zodSchema(searchDocsInput);

/** What the tool needs of the user's sources. */
export interface SearchableSources {
  /** The source a model names by name, key or address; null when the user has not added it. */
  find(nameOrAddress: string): StoredSource | null;
  /** Sources that can be searched now. Waits a moment for the handbook on a first start. */
  searchable(signal?: AbortSignal): Promise<readonly StoredSource[]>;
  /** Adds an address the user approved and waits until it can be searched. Errors: `source.*`. */
  addAndWait(address: string, signal?: AbortSignal): Promise<StoredSource>;
  search(
    query: {
      readonly text: string;
      readonly keys: readonly string[];
      readonly excludeIds: readonly string[];
      readonly limit: number;
    },
    signal?: AbortSignal,
  ): Promise<readonly FoundPassage[]>;
}

export interface SearchDocsOptions {
  readonly sessionId: string;
  readonly sources: SearchableSources;
  readonly toolSessions: ToolSessionStore;
  readonly numbers: PassageNumbers;
  readonly now: () => number;
}

/** True when a call names an address that the user has not added: only that asks for approval. */
export function needsApproval(input: SearchDocsInput, sources: SearchableSources): boolean {
  return input.source !== undefined && sources.find(input.source) === null && addressOf(input.source) !== null;
}

/**
 * The `search_docs` tool of one session. Its tool sessions, one a source, keep the numbers of what it has shown. What the
 * model has before it is not shown again; what it has no more (an attempt that failed, an old turn) is, by its number.
 */
export function createSearchDocs(options: SearchDocsOptions): Tool<SearchDocsInput, SearchDocsOutput> {
  return tool({
    description:
      'Searches the documentation and source code of the repositories and folders the user added. Returns numbered ' +
      'passages with file, lines and commit; cite them as [n]. A follow-up search returns passages that you do not have yet.',
    inputSchema,
    outputSchema: searchDocsOutput,
    execute: async (input, { abortSignal, messages }) => {
      const chosen = await chooseSources(input, options.sources, abortSignal);
      const found = await options.sources.search(
        {
          text: input.query,
          keys: chosen.map((source) => source.key),
          excludeIds: options.numbers.idsAt(passagesIn(messages)),
          limit: PASSAGES_A_SEARCH,
        },
        abortSignal,
      );
      const passages = found.map((passage) => toPassage(passage, options.numbers));
      await remember(passages, options);
      return { passages, searched: chosen.map(({ name, commit }) => ({ name, commit })) };
    },
  });
}

async function chooseSources(
  input: SearchDocsInput,
  sources: SearchableSources,
  signal: AbortSignal | undefined,
): Promise<readonly StoredSource[]> {
  if (input.source === undefined) return sources.searchable(signal);
  const known = sources.find(input.source);
  if (known !== null) return [known];
  checkAddress(input.source);
  return [await sources.addAndWait(input.source, signal)];
}

/** What is no address was meant as a name. Errors: `source.unknown`, `source.scheme`. */
function checkAddress(text: string): void {
  try {
    parseAddress(text);
  } catch (error) {
    const isName = error instanceof AppError && error.code === 'source.address';
    throw isName ? new AppError('source.unknown', {}, { cause: error }) : error;
  }
}

function toPassage(found: FoundPassage, numbers: PassageNumbers): Passage {
  const { id, trail, text, score: _, ...place } = found;
  return { ...place, n: numbers.number({ ...place, id }), trail: [...trail], text };
}

/** Keeps what each source has shown by now, where this search added to it. */
async function remember(passages: readonly Passage[], options: SearchDocsOptions): Promise<void> {
  const { sessionId, toolSessions, numbers, now } = options;
  for (const toolKey of new Set(passages.map((passage) => passage.sourceKey))) {
    const state: SearchDocsState = { shown: [...numbers.shownBy(toolKey)] };
    await toolSessions.save({ sessionId, toolName: SEARCH_DOCS, toolKey }, state, now());
  }
}
