import type { LecternMessage, RecalledMessage } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';
import type { SourceKind, SourceProgress } from '../../shared/domain/source';
import type { OpenedPlace } from '../../shared/contract/sources';

/** Options of every call: the caller's signal ends the work. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface KnowledgeConfig {
  readonly mastraDbPath: string;
  readonly indexDbPath: string;
  /** Folder under which repositories are kept; `localPath` of a fetch is relative to it. */
  readonly repositoriesDir: string;
  readonly embeddingModelDir: string;
  readonly grammarsDir: string;
  /** Environment of git; the process's own when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface MemoryHealth {
  readonly state: 'ready' | 'broken';
  /** What a damaged index.db was moved aside as; null when it was sound. */
  readonly indexAside: string | null;
}

export interface RecallInput {
  readonly sessionId: string;
  readonly resourceId: string;
  /** The prompt. */
  readonly text: string;
  /** Messages that must not come back: the prompt itself and what the model sees anyway. */
  readonly excludeIds: readonly string[];
}

export interface Recollection {
  /** Matches with their neighbours, oldest first within each session. */
  readonly recalled: readonly RecalledMessage[];
  /** Markdown, or null while there is none. */
  readonly workingMemory: string | null;
}

export interface SaveInput {
  readonly session: { readonly id: string; readonly title: string | null; readonly createdAt: number };
  readonly resourceId: string;
  /** Oldest first, `metadata.createdAt` strictly increasing. */
  readonly messages: readonly LecternMessage[];
}

/** Mastra's side: messages, recall, working memory. All calls reject with `memory.broken` while mastra.db is unusable. */
export interface MemoryKnowledge {
  /** Opens mastra.db and loads the embedder, unless that is done. A broken file is left untouched. */
  open(options?: CallOptions): Promise<MemoryHealth>;
  recall(input: RecallInput, options?: CallOptions): Promise<Recollection>;
  /** Idempotent by message id. Resolves when the messages are durable; vectors may follow. */
  save(input: SaveInput, options?: CallOptions): Promise<void>;
  /** The path from the head back to the first message, oldest first. */
  thread(
    input: { readonly sessionId: string; readonly headMessageId: string | null },
    options?: CallOptions,
  ): Promise<readonly LecternMessage[]>;
  writeWorkingMemory(
    input: { readonly sessionId: string; readonly resourceId: string; readonly memory: string },
    options?: CallOptions,
  ): Promise<void>;
  /** Deletes a thread with its messages and vectors. */
  forget(input: { readonly sessionId: string }, options?: CallOptions): Promise<void>;
}

/** What to fetch or index. `key` is the resourceKey. */
export interface SourceInput {
  readonly key: string;
  readonly kind: SourceKind;
  readonly name: string;
  /** URL of a repository; absolute path of a folder. */
  readonly address: string;
  readonly ref: string | null;
  readonly searchPath: string | null;
}

/** What the index holds of a source. `localPath` (relative to repositoriesDir) is null for folders read in place. */
export interface IndexedSource {
  readonly commit: string | null;
  readonly localPath: string | null;
  readonly sizeBytes: number;
  readonly files: number;
  readonly passages: number;
}

/** Progress carries `indexed` once full text can be searched, while the vectors follow. The last event is `done`. */
export type SourceUpdate =
  | { readonly type: 'progress'; readonly progress: SourceProgress; readonly indexed: IndexedSource | null }
  | { readonly type: 'done'; readonly indexed: IndexedSource };

export interface SearchInput {
  readonly query: string;
  readonly keys: readonly string[];
  /** Passage ids that were shown before. */
  readonly excludeIds: readonly string[];
  readonly limit: number;
  /** A folder or file as passages name it: only what is at or below it is found. */
  readonly pathPrefix?: string | undefined;
}

export interface FoundPassage extends CitedPlace {
  /** Stable while the blob and the chunking stay the same. */
  readonly id: string;
  readonly trail: readonly string[];
  readonly text: string;
  /** Fused score, higher is better; comparable within one search only. */
  readonly score: number;
}

export interface ReadFileInput {
  readonly key: string;
  readonly path: string;
  /** 1-based and inclusive; the whole file when left out. */
  readonly fromLine?: number | undefined;
  readonly toLine?: number | undefined;
}

/** Lines of a file as it is indexed. */
export interface FileLines extends Pick<CitedPlace, 'commit' | 'path' | 'blob' | 'lines'> {
  readonly text: string;
  readonly totalLines: number;
  /** `lines`: further ones were asked for. `line`: the one line is longer than what is given of it. */
  readonly cut: 'lines' | 'line' | null;
}

export interface ListFilesInput {
  readonly key: string;
  /** The outermost folder when left out. */
  readonly path?: string | undefined;
  readonly limit: number;
}

export interface FileList {
  /** Whole paths; those of folders end in a slash. */
  readonly names: readonly string[];
  /** How many there are without the limit. */
  readonly total: number;
}

/** Sources: fetched by git, chunked, indexed in index.db, searched. */
export interface SourceKnowledge {
  /**
   * Fetches (repositories) or reads (folders), then indexes;
   * ending the iteration or aborting stops the work and leaves what was indexed before intact.
   * Errors: the `source.*` codes.
   */
  update(input: SourceInput, options?: CallOptions): AsyncIterable<SourceUpdate>;
  search(input: SearchInput, options?: CallOptions): Promise<readonly FoundPassage[]>;
  /** Reads from the index alone. Errors: `source.noFile`, `source.otherFile`, `source.noLine`. */
  read(input: ReadFileInput, options?: CallOptions): Promise<FileLines>;
  listFiles(input: ListFilesInput, options?: CallOptions): Promise<FileList>;
  /** Errors: `place.gone`. */
  open(
    input: { readonly place: CitedPlace; readonly source: SourceInput },
    options?: CallOptions,
  ): Promise<OpenedPlace>;
  /** The whole file of a place as `packText` made it; null when it is nowhere any more. */
  text(
    input: { readonly place: CitedPlace; readonly source: SourceInput },
    options?: CallOptions,
  ): Promise<Uint8Array | null>;
  /** True when the source's index and, for repositories, its folder and commit are there. */
  validate(
    input: { readonly source: SourceInput; readonly commit: string | null },
    options?: CallOptions,
  ): Promise<boolean>;
  /** Drops the index rows and the fetched repository. */
  remove(input: { readonly key: string }, options?: CallOptions): Promise<void>;
}

/** All that runs on the worker. Main holds a client of the same shape. */
export interface Knowledge {
  readonly memory: MemoryKnowledge;
  readonly sources: SourceKnowledge;
  /** Finishes pending writes, then closes the databases. */
  close(): Promise<void>;
}
