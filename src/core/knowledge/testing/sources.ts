import type { CallOptions } from '../call-options';
import type { FoundPassage, IndexedSource, Knowledge, SourceInput } from '../knowledge';
import { resourceKeyOf } from '../sources/parse-address';

export function sourceOf(kind: SourceInput['kind'], address: string, more: Partial<SourceInput> = {}): SourceInput {
  const source = { kind, address, name: 'docs', ref: null, searchPath: null, ...more };
  return { ...source, key: resourceKeyOf(source) };
}

/** Runs an update to its end; gives what the index holds then. */
export async function update(knowledge: Knowledge, source: SourceInput, options?: CallOptions): Promise<IndexedSource> {
  for await (const event of knowledge.sources.update(source, options)) {
    if (event.type === 'done') return event.indexed;
  }
  throw new Error('the update ended without its last event');
}

export async function search(
  knowledge: Knowledge,
  source: SourceInput,
  query: string,
  limit = 5,
): Promise<readonly FoundPassage[]> {
  return (await knowledge.sources.search({ query, keys: [source.key], excludeIds: [], limit })).passages;
}

/** Paths of all files that can be found by a word that each file of the test has: what several repeat is given once. */
export async function indexedPaths(
  knowledge: Knowledge,
  source: SourceInput,
  word: string,
): Promise<readonly string[]> {
  const { key } = source;
  const found: string[] = [];
  const visited = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (visited.has(path)) return;
    visited.add(path);
    const { names } = await knowledge.sources.listFiles({ key, path: path === '' ? undefined : path, limit: 1_000 });
    for (const name of names) {
      if (name.endsWith('/')) await visit(name);
      else found.push(name);
    }
  };
  await visit('');
  const isFound = async (path: string): Promise<boolean> => {
    const query = { query: word, keys: [key], pathPrefix: path, excludeIds: [], limit: 1 };
    return (await knowledge.sources.search(query)).passages.length > 0;
  };
  const areFound = await Promise.all(found.map(isFound));
  return [...new Set(found.filter((_, at) => areFound[at]))].toSorted();
}
