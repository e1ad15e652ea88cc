import type { LecternMessage, RecalledMessage } from '../../shared/chat/message';
import type { FoundMessage, MatchKind } from '../../shared/domain/found-message';
import type { ErrorData } from '../../shared/domain/error-data';
import type { RebuildProgress } from '../../shared/domain/memory';
import type { CitedPlace } from '../../shared/domain/passage';
import type { RecallReach } from '../../shared/domain/settings';
import type { SkippedFiles } from '../../shared/domain/skipped-files';
import type { SearchTerm } from '../../shared/search/parse-search';
import type { SourceKind, SourceProgress } from '../../shared/domain/source';
import type { OpenedPlace } from '../../shared/contract/sources';
import type { ThreadPath } from '../ports';
import type { CallOptions } from './call-options';
import type { ConversationKnowledge } from './conversation-knowledge';
import type { EmbedderKnowledge } from './embedder-knowledge';
import type { IndexKnowledge } from './index-knowledge';
import type { ProfileKnowledge } from './profile-knowledge';
import type { QuoteKnowledge } from './quote-knowledge';
import type { VouchedPlace, VouchInput } from './vouched-place';
import type { ModelSpec } from './embedding/model-spec';

export interface KnowledgeConfig {
  readonly mastraDbPath: string;
  readonly indexDbPath: string;
  /** Folder under which repositories are kept; `localPath` of a fetch is relative to it. */
  readonly repositoriesDir: string;
  readonly embeddingModelDir: string;
  /** Folder that embedding models are installed to. */
  readonly modelsDir: string;
  /** The embedding model that can be installed, when it is not the usual one. */
  readonly upgradeModel?: ModelSpec | undefined;
  readonly grammarsDir: string;
  /** Environment of git; the process's own when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface MemoryHealth {
  readonly state: 'ready' | 'broken';
  /** What a damaged index.db was moved aside as; null when it was sound. */
  readonly indexAside: string | null;
  /** What the user should be told of a damaged mastra.db that was moved aside; null when it was sound. */
  readonly recovered: ErrorData | null;
}

/** A session as mastra.db knows it. */
export interface StoredThread {
  readonly id: string;
  readonly title: string | null;
  /** Unix ms. */
  readonly createdAt: number;
  readonly isPrivate: boolean;
  /** The newest message; null when it has none. */
  readonly lastMessageId: string | null;
}

export interface RecallInput {
  readonly sessionId: string;
  readonly resourceId: string;
  /** The prompt. */
  readonly text: string;
  /** Messages that must not come back: the prompt itself and what the model sees anyway. */
  readonly excludeIds: readonly string[];
  /** `session`: only its own messages; `none`: no message, working memory all the same. */
  readonly reach: RecallReach;
  /** Sessions that must not be recalled from, such as those in the trash. Private ones never are. */
  readonly hiddenSessionIds: readonly string[];
  /** Unix ms: what "last week" in the prompt is counted from. */
  readonly now: number;
  /** Most matches; 4 when left out. */
  readonly limit?: number | undefined;
}

export interface Recollection {
  /** Matches with their neighbours, oldest first within each session. */
  readonly recalled: readonly RecalledMessage[];
  /** Ids of the sessions that speak of the prompt, best first, at most 10. */
  readonly sessionIds: readonly string[];
  /** Set when some messages were not searched at all, or recall went by words alone: of all, or of those without vectors yet. */
  readonly note: 'memory.partlyIndexed' | 'memory.byWords' | 'memory.partlyByWords' | 'embedder.byWords' | null;
  /** True while stored messages are known that are not indexed, and so cannot be recalled. */
  readonly isIndexing?: boolean;
  /** Entries of the profile that the prompt means, whatever its words are. */
  readonly nearInProfile?: readonly string[];
  /** As it is stored: `readProfile` reads it. Null while there is none. */
  readonly workingMemory: string | null;
}

/** The last message of the path that a session shows. */
export interface ShownHead {
  readonly sessionId: string;
  readonly headMessageId: string;
}

export interface SaveInput {
  readonly session: {
    readonly id: string;
    readonly title: string | null;
    readonly createdAt: number;
    /** A private session is stored, but neither indexed nor recalled. Null: one that is there stays as it is. */
    readonly isPrivate: boolean | null;
    /** As in `ShownHead`; left out or null, what is shown stays as it was told last. */
    readonly headMessageId?: string | null;
  };
  readonly resourceId: string;
  /** Oldest first, `metadata.createdAt` strictly increasing. */
  readonly messages: readonly LecternMessage[];
}

/** Times are Unix ms; null filters nothing. */
export interface FindInput {
  /** None finds nothing, and makes ready for what is typed next. */
  readonly terms: readonly SearchTerm[];
  readonly from: 'user' | 'assistant' | null;
  /** Part of the model's name. */
  readonly model: string | null;
  readonly after: number | null;
  readonly before: number | null;
  /** Only what was said in these. */
  readonly sessionIds: readonly string[] | null;
  /** Sessions in which nothing is found, such as those in the trash. In private ones nothing ever is. */
  readonly hiddenSessionIds: readonly string[];
  readonly limit: number;
}

export interface FoundMessages {
  readonly kind: MatchKind;
  /** Those indexed last first. */
  readonly hits: readonly FoundMessage[];
}

/** A message that is hidden, or not any more, with what it says. */
export interface ForgottenMessage {
  readonly messageId: string;
  readonly sessionId: string;
  /** Its text and the files that went along. */
  readonly texts: readonly string[];
}

/** What is hidden, or not any more, with a message. */
export interface HiddenFamily {
  /** The message and its like: the same in branches, its other versions, and what the user said elsewhere in just the same words. */
  readonly messages: readonly ForgottenMessage[];
  /** Answers that quote them, and prompts with a quote of them: not recalled either while they are hidden. */
  readonly quotedBy: readonly string[];
}

/** A message that is hidden, and where it left traces. */
export interface HiddenMessage extends ForgottenMessage {
  /** Answers that quote it, and prompts with a quote of it. */
  readonly quotedBy: readonly string[];
  /** Their sessions. */
  readonly quotedIn: readonly string[];
}

/** A saved prompt. */
export interface StoredPrompt {
  readonly messageId: string;
  readonly text: string;
}

/** Mastra's side: messages, recall, working memory. All calls reject with `memory.broken` while mastra.db is unusable. */
export interface MemoryKnowledge {
  /** Opens mastra.db and loads the embedder, unless that is done. A broken file is left untouched. */
  open(options?: CallOptions): Promise<MemoryHealth>;
  /** Copies mastra.db as it is now to a new file. Nothing may be forgotten meanwhile. */
  copy(input: { readonly target: string }, options?: CallOptions): Promise<void>;
  recall(input: RecallInput, options?: CallOptions): Promise<Recollection>;
  /** Searches what was said, by words alone. Batches as they are found; ending the iteration ends the work. */
  find(input: FindInput, options?: CallOptions): AsyncIterable<FoundMessages>;
  /** Idempotent by message id. Resolves when the messages are durable; vectors may follow. */
  save(input: SaveInput, options?: CallOptions): Promise<void>;
  /**
   * Tells what sessions show: messages off the path to its head are not recalled. Of a session of which nothing was told all
   * are. Resolves at once; recall follows a moment later.
   */
  show(input: { readonly heads: readonly ShownHead[] }, options?: CallOptions): Promise<void>;
  thread(
    input: { readonly sessionId: string; readonly headMessageId: string | null },
    options?: CallOptions,
  ): Promise<ThreadPath>;
  /** What the user asked last in these sessions, newest first; long prompts are passed over. */
  prompts(
    input: { readonly sessionIds: readonly string[]; readonly limit: number },
    options?: CallOptions,
  ): Promise<readonly StoredPrompt[]>;
  /** All sessions by id, some at a time; null begins. */
  threads(input: { readonly after: string | null }, options?: CallOptions): Promise<readonly StoredThread[]>;
  /** Which of these messages are not stored. */
  missing(input: { readonly messageIds: readonly string[] }, options?: CallOptions): Promise<readonly string[]>;
  readonly profile: ProfileKnowledge;
  /** Deletes a thread with its messages and vectors; no text of it is left in the files. */
  forget(input: { readonly sessionId: string }, options?: CallOptions): Promise<void>;
  /** Takes a session out of the index, or in again. Told again at each save. */
  setPrivate(input: { readonly sessionId: string; readonly isPrivate: boolean }, options?: CallOptions): Promise<void>;
  /** A pinned message is recalled whenever it is near, in a place of its own. */
  pin(input: { readonly messageId: string; readonly isPinned: boolean }, options?: CallOptions): Promise<void>;
  /** Ids of the pinned messages. */
  pinned(options?: CallOptions): Promise<readonly string[]>;
  /**
   * A hidden message leaves the index at once and stays out of it, whatever builds it again; its text is still stored.
   * With it go its like, and answers that quote them, until that is taken back or erased.
   */
  hideMessage(
    input: { readonly messageId: string; readonly isHidden: boolean },
    options?: CallOptions,
  ): Promise<HiddenFamily>;
  /** What is hidden and not yet erased. */
  hidden(options?: CallOptions): Promise<readonly HiddenMessage[]>;
  /**
   * Ends a hiding for good: the text leaves the files, and with it its quotations in answers that had it before them.
   * Resolves with the ids of all messages that changed. Ids that are not hidden are passed over: what was said in the same
   * words since a message was hidden stays.
   */
  eraseHidden(input: { readonly messageIds: readonly string[] }, options?: CallOptions): Promise<readonly string[]>;
  /** Makes what index.db has of messages anew from mastra.db. Ending the iteration or aborting stops; the next start goes on. */
  rebuild(options?: CallOptions): AsyncIterable<RebuildProgress>;
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
  /** Of a repository: what was fetched before is indexed as it is, and nobody is asked for anything newer. */
  readonly isAsKept?: boolean;
  /** Of a repository: a model asked for it, so git goes where that was approved, wherever its settings lead by now. */
  readonly isAsked?: boolean;
  /** Where that is, as `route` told; absent: to where it was approved before, or to the very address. */
  readonly target?: string;
  /** Another ref or folder than is indexed: as long as it is not there, and when nothing of it is read, all stays as it was. */
  readonly isOtherPlace?: boolean;
  /** Leaves the vectors to a later update. */
  readonly isTextOnly?: boolean;
  /** Of a folder: a search waits for the look at its files, which goes before bulk work. */
  readonly isWaitedFor?: boolean;
}

/** What the index holds of a source. `localPath` (relative to repositoriesDir) is null for folders read in place. */
export interface IndexedSource {
  readonly commit: string | null;
  readonly localPath: string | null;
  readonly sizeBytes: number;
  /** All of the commit was fetched, also what is not read, as the server cannot leave anything out. */
  readonly isWhole: boolean;
  readonly files: number;
  readonly passages: number;
  /** Files that lie in a work tree otherwise than they are committed, or no more. */
  readonly edited: number;
  /** What of the source is not indexed. */
  readonly skipped: readonly SkippedFiles[];
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
  /** Sources that tell of the app alone: beside others they answer what is asked of it, and come after them otherwise. */
  readonly keysOfApp?: readonly string[] | undefined;
}

/** A word that is nowhere in what is searched, and the one near it that is searched in its place. */
export interface ReadWord {
  readonly word: string;
  readonly readAs: string;
}

export interface QueryReading {
  readonly words: readonly ReadWord[];
  /** The phrases in quotation marks that none of what is searched holds. */
  readonly missingPhrases: readonly string[];
  /** Names that are asked about and that none of what is searched holds. */
  readonly unknownNames: readonly string[];
}

export interface FoundPassage extends CitedPlace {
  /** Stable while the blob and the chunking stay the same. */
  readonly id: string;
  readonly trail: readonly string[];
  /** As a person reads it (reading/to-readable.ts), Markdown but for source code; `lines` are those of the file. */
  readonly text: string;
  /** Fused score, higher is better; comparable within one search only. */
  readonly score: number;
  /** How much of what is asked it speaks of, 0 to 1 (index/question-fit.ts). */
  readonly fit: number;
}

export interface ReadFileInput {
  readonly key: string;
  readonly path: string;
  /** 1-based and inclusive; the whole file when left out. */
  readonly fromLine?: number | undefined;
  readonly toLine?: number | undefined;
}

/** What a search finds, best first, and how it read its query. */
export interface FoundPassages {
  readonly passages: readonly FoundPassage[];
  readonly reading: QueryReading;
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

export type FilePlace = Pick<CitedPlace, 'sourceKey' | 'path' | 'blob'>;

/** Sources: fetched by git, chunked, indexed in index.db, searched. */
export interface SourceKnowledge {
  /**
   * Fetches (repositories) or reads (folders), then indexes;
   * ending the iteration or aborting stops the work and leaves what was indexed before intact.
   * Errors: the `source.*` codes.
   */
  update(input: SourceInput, options?: CallOptions): AsyncIterable<SourceUpdate>;
  /** Where git goes for an address, by the person's settings (`url.insteadOf`). Errors: the `source.*` codes. */
  route(input: { readonly address: string }, options?: CallOptions): Promise<string>;
  search(input: SearchInput, options?: CallOptions): Promise<FoundPassages>;
  /** Reads from the index alone. Errors: `source.noFile`, `source.otherFile`, `source.noLine`. */
  read(input: ReadFileInput, options?: CallOptions): Promise<FileLines>;
  listFiles(input: ListFilesInput, options?: CallOptions): Promise<FileList>;
  /** For each file, true when the source's index has it with that text now. */
  hasFiles(input: { readonly files: readonly FilePlace[] }, options?: CallOptions): Promise<readonly boolean[]>;
  /** Errors: `place.gone`. */
  open(
    input: { readonly place: CitedPlace; readonly source: SourceInput },
    options?: CallOptions,
  ): Promise<OpenedPlace>;
  /** The same of a file that was kept, as `text` gave it. */
  openKept(
    input: { readonly place: CitedPlace; readonly packed: Uint8Array },
    options?: CallOptions,
  ): Promise<OpenedPlace>;
  /** The whole file of a place as `packText` made it; null when it is nowhere any more. */
  text(
    input: { readonly place: CitedPlace; readonly source: SourceInput },
    options?: CallOptions,
  ): Promise<Uint8Array | null>;
  /** How the source has each of the places; null for one that it has not. */
  vouch(input: VouchInput, options?: CallOptions): Promise<readonly (VouchedPlace | null)[]>;
  /** True when the source's index and, for repositories, its folder and commit are there. */
  validate(
    input: { readonly source: SourceInput; readonly commit: string | null },
    options?: CallOptions,
  ): Promise<boolean>;
  /** Those of the keys whose source can be searched: an index that was lost has none. */
  indexed(input: { readonly keys: readonly string[] }, options?: CallOptions): Promise<readonly string[]>;
  /** Bytes of index.db: sources' text and vectors, and what messages are found by. */
  indexSize(options?: CallOptions): Promise<number>;
  /** Bytes that the fetched repository takes on disk, once no update of it runs. */
  fetchedSize(input: { readonly key: string }, options?: CallOptions): Promise<number>;
  /**
   * Gives what is indexed and fetched by one key to another, as it is; what the other had goes. First the index has it: cut
   * off after that, it is done by doing it again.
   */
  move(input: { readonly from: string; readonly to: string }, options?: CallOptions): Promise<void>;
  /** Drops the index rows and the fetched repository. */
  remove(input: { readonly key: string }, options?: CallOptions): Promise<void>;
}

/** All that runs on the worker. Main holds a client of the same shape. */
export interface Knowledge {
  readonly index: IndexKnowledge;
  readonly memory: MemoryKnowledge;
  readonly sources: SourceKnowledge;
  readonly quotes: QuoteKnowledge;
  readonly conversations: ConversationKnowledge;
  readonly embedders: EmbedderKnowledge;
  /** Finishes pending writes, then closes the databases. */
  close(): Promise<void>;
}
