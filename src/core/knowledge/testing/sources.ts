import type { CallOptions, FoundPassage, IndexedSource, Knowledge, SourceInput } from '../knowledge';
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

export function search(
  knowledge: Knowledge,
  source: SourceInput,
  query: string,
  limit = 5,
): Promise<readonly FoundPassage[]> {
  return knowledge.sources.search({ query, keys: [source.key], excludeIds: [], limit });
}

/** Paths of all that can be found by a word that every file of the test has. */
export async function indexedPaths(
  knowledge: Knowledge,
  source: SourceInput,
  word: string,
): Promise<readonly string[]> {
  const found: FoundPassage[] = [];
  for (;;) {
    // A search gives what several files repeat once; the next one gives it from another file.
    const excludeIds = found.map(({ id }) => id);
    const more = await knowledge.sources.search({ query: word, keys: [source.key], excludeIds, limit: 100 });
    if (more.length === 0) return [...new Set(found.map((passage) => passage.path))].toSorted();
    found.push(...more);
  }
}
