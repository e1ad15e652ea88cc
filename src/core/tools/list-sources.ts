import { tool, zodSchema, type Tool } from 'ai';
import {
  listSourcesInput,
  listSourcesOutput,
  type ListSourcesInput,
  type ListSourcesOutput,
} from '../../shared/chat/tools';
import type { Source } from '../../shared/domain/source';
import { AppError } from '../errors';
import { countByReason, describeSource } from './describe-source';
import { knownSource } from './resolve-source';
import { isSearchedIn, type SearchableSources } from './searchable-sources';

export const LIST_SOURCES = 'list_sources';

/** Sources, or files of one, that are named at once. */
const MAX_NAMES = 200;
const inputSchema = zodSchema(listSourcesInput);

/** The `list_sources` tool. */
export function createListSources({
  sources,
  sessionId,
}: {
  readonly sources: SearchableSources;
  readonly sessionId: string;
}): Tool<ListSourcesInput, ListSourcesOutput> {
  return tool({
    description:
      'Names the sources the user added, with address, ref, commit and state. With `source`, the files and folders in ' +
      'a folder of it too, 200 at most.',
    inputSchema,
    outputSchema: listSourcesOutput,
    execute: async (input, { abortSignal }) => {
      const all = await sources.list();
      const path = input.path?.trim() || undefined;
      const isAboutAll = !input.source?.trim() && !input.ref?.trim() && path === undefined;
      if (isAboutAll) {
        const listed = all.filter((source) => isSearchedIn(sessionId, source));
        return { sources: listed.slice(0, MAX_NAMES).map(toListed) };
      }
      const { key } = knownSource(input, sources);
      const files = await sources.listFiles({ key, path, limit: MAX_NAMES }, abortSignal);
      if (path !== undefined && files.total === 0) throw new AppError('source.wrongPath', { path });
      const listed = all.filter((source) => source.key === key).map(toListed);
      return { sources: listed, files: { names: [...files.names], total: files.total } };
    },
  });
}

function toListed(source: Source): ListSourcesOutput['sources'][number] {
  const { kind, address, files, state, skipped } = source;
  return {
    ...describeSource(source),
    address: kind === 'repository' ? address : null,
    files,
    state,
    ...(skipped.length === 0 ? {} : { leftOut: countByReason(skipped) }),
  };
}
