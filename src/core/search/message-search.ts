import type { SearchEvent } from '../../shared/contract/search';
import { foldText } from '../../shared/search/fold-text';
import { parseSearch } from '../../shared/search/parse-search';
import { AppError } from '../errors';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import type { SessionStore } from '../ports';

/** Search of what was said, in the words of the person who searches. */
export interface MessageSearch {
  /** Errors: `search.from`, `search.date`, `memory.broken`. */
  find(
    input: { readonly typed: string; readonly limit: number },
    signal: AbortSignal,
  ): AsyncGenerator<SearchEvent, void, void>;
}

export interface MessageSearchOptions {
  readonly memory: Pick<MemoryKnowledge, 'find'>;
  readonly sessions: Pick<SessionStore, 'list' | 'hiddenIds'>;
}

export function createMessageSearch({ memory, sessions }: MessageSearchOptions): MessageSearch {
  /** Sessions with all of these in their titles; null when it does not matter. */
  const titled = async (titles: readonly string[]): Promise<readonly string[] | null> => {
    if (titles.length === 0) return null;
    const parts = titles.map(foldText);
    const rows = await sessions.list();
    return rows
      .filter(({ title }) => title !== null && parts.every((part) => foldText(title).includes(part)))
      .map(({ id }) => id);
  };

  return {
    async *find({ typed, limit }, signal) {
      const { terms, from, titles, model, after, before, problem } = parseSearch(typed);
      if (problem !== null) throw AppError.fromData(problem);
      const [sessionIds, hiddenSessionIds] = await Promise.all([titled(titles), sessions.hiddenIds()]);
      yield* memory.find({ terms, from, model, after, before, sessionIds, hiddenSessionIds, limit }, { signal });
    },
  };
}
