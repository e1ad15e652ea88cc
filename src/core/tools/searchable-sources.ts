import type { Source } from '../../shared/domain/source';
import type { CitedPlace } from '../../shared/domain/passage';
import type { FileLines, FileList, FoundPassages, ListFilesInput, ReadFileInput } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';

/** What the tools need of the user's sources. */
export interface SearchableSources {
  /**
   * The source a model names by name, key or address, of that ref or commit when one is named; null when the user has
   * not added it.
   */
  find(nameOrAddress: string, ref?: string): StoredSource | null;
  /** Sources that can be searched now. Waits a moment for the handbook on a first start. */
  searchable(signal?: AbortSignal): Promise<readonly StoredSource[]>;
  /**
   * Those of the sources, by key, that the index holds: it may have been lost, and is made again. Waits a moment for the
   * handbook.
   */
  indexed(keys: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
  /** All sources with what is being done to them. */
  list(): Promise<readonly Source[]>;
  /** Where git goes for an address by the user's settings; the address itself where that cannot be told. */
  routeOf(address: string, signal?: AbortSignal): Promise<string>;
  /**
   * Adds a source the user approved and waits until it can be searched. With `sessionId` a model asked for it there: of
   * one that comes to nothing, nothing is left. Errors: `source.*`.
   */
  addAndWait(
    source: {
      readonly address: string;
      readonly ref?: string | null;
      readonly sessionId?: string;
      /** Where git was approved to go. */
      readonly target?: string;
    },
    signal?: AbortSignal,
  ): Promise<StoredSource>;
  /**
   * Looks at folders again, which may have been edited. Resolves before long, with the keys of those whose edits are not
   * found yet.
   */
  follow(keys: readonly string[]): Promise<readonly string[]>;
  search(
    query: {
      readonly text: string;
      readonly keys: readonly string[];
      readonly excludeIds: readonly string[];
      readonly limit: number;
      readonly pathPrefix?: string | undefined;
    },
    signal?: AbortSignal,
  ): Promise<FoundPassages>;
  /**
   * Those of the places that their source has no more: it was removed, follows another ref, or the file changed. What of
   * them answers cite opens all the same.
   */
  outdated<Place extends CitedPlace>(places: readonly Place[]): Promise<readonly Place[]>;
  /** Errors: `source.noFile`, `source.otherFile`, `source.noLine`. */
  readFile(input: ReadFileInput, signal?: AbortSignal): Promise<FileLines>;
  listFiles(input: ListFilesInput, signal?: AbortSignal): Promise<FileList>;
}

/** True for what the user added, and for what a model asked for in that session. */
export function isSearchedIn(sessionId: string, source: Pick<StoredSource, 'sessionId'>): boolean {
  return source.sessionId === null || source.sessionId === sessionId;
}
