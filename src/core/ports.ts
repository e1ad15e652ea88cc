import type { DrawnDiagram } from '../shared/domain/diagram';
import type { LecternChunk, LecternMessage } from '../shared/chat/message';
import type { PromptPart } from '../shared/chat/prompt-parts';
import type { MessageNode } from '../shared/chat/message-node';
import type { ErrorData } from '../shared/domain/error-data';
import type { ProviderKind } from '../shared/domain/model';
import type { SessionSummary } from '../shared/domain/session';
import type { RecallReach, Settings } from '../shared/domain/settings';
import type { SkippedFiles } from '../shared/domain/skipped-files';
import type { NextPlace } from '../shared/domain/source';

/** What a host (Electron, or a test) provides to the app. */
export interface Host {
  /** The system's folder dialogue; null when nothing was chosen. */
  pickFolder(windowId: number): Promise<string | null>;
  /** The system's dialogue for files, exports to import or any; none when nothing was chosen. */
  pickFiles(windowId: number, kind: 'exports' | 'any'): Promise<readonly string[]>;
  /** The system's dialogue for a file to write, with a name to begin with; null when nothing was chosen. */
  pickSavePath(windowId: number, name: string): Promise<string | null>;
  /** The system's dialogue for printing a page that needs nothing else. Resolves when it was closed. Errors: `print.failed`, `print.busy`. */
  printPage(html: string): Promise<void>;
  /** A Mermaid source as a picture, drawn where it can do no harm. Errors: `diagram.refused`, `diagram.slow`, `diagram.failed`. */
  drawDiagram(source: string, isDark: boolean, signal?: AbortSignal): Promise<DrawnDiagram>;
  openExternal(url: string): Promise<void>;
  newWindow(sessionId: string | null): void;
  /** Leaves nothing of what pages put into the browser's own storage, in no file of it either. */
  emptyBrowserStorage(): Promise<void>;
  /** In order: answers that run are closed and saved first. */
  quit(): void;
}

/** Encrypts what is kept of API keys. `isEncrypted` is false where the system only obscures. */
export interface SecretBox {
  readonly isEncrypted: boolean;
  seal(plain: string): string;
  /** Returns null when the text was sealed on another machine or account. */
  open(sealed: string): string | null;
}

export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** A session as stored. Times are Unix ms. */
export interface Session extends Omit<SessionSummary, 'isBusy'> {
  readonly resourceId: string;
  readonly headMessageId: string | null;
  /** `DELETION_BEGUN` for one in the trash of which something may be gone already. */
  readonly trashedAt: number | null;
  /**
   * The messages that the app made the title of, which goes with them. None: it is the first line of the prompt still, and
   * one may be made. Null: it is not the app's to change.
   */
  readonly titleMadeOf: readonly string[] | null;
}
export const DELETION_BEGUN = 0;

export type NewSession = Pick<Session, 'id' | 'resourceId' | 'createdAt' | 'modelId' | 'title'> & {
  readonly isPrivate?: boolean;
  readonly recallReach?: RecallReach | null;
  readonly titleMadeOf?: readonly string[] | null;
};
export type SessionChange = Partial<
  Pick<
    Session,
    | 'title'
    | 'titleMadeOf'
    | 'lastAccessed'
    | 'headMessageId'
    | 'pinned'
    | 'isArchived'
    | 'modelId'
    | 'trashedAt'
    | 'isPrivate'
    | 'recallReach'
  >
>;

export interface SessionStore {
  get(id: string): Promise<Session | null>;
  /** Untrashed sessions, newest access first. */
  list(): Promise<readonly Session[]>;
  /** What is in the trash, moved there last first; no private sessions, which have none. */
  listTrash(): Promise<readonly Session[]>;
  /** Ids of the sessions that no other one recalls from: those in the trash, and private ones. */
  hiddenIds(): Promise<readonly string[]>;
  /** Untrashed sessions by id, some at a time; null begins. */
  page(afterId: string | null, limit: number): Promise<readonly Session[]>;
  /** Which of these ids no session has, also none in the trash. */
  unknownIds(ids: readonly string[]): Promise<readonly string[]>;
  /** Keeps sessions that come whole, all in one write. One whose id is there stays as it is. */
  add(rows: readonly Session[]): Promise<void>;
  update(id: string, change: SessionChange): Promise<void>;
  /** Gives a session a made title in place of the one of its prompt. False where it has another by then. */
  retitle(id: string, before: string | null, made: Pick<Session, 'title' | 'titleMadeOf'>): Promise<boolean>;
}

/** A tool's own state in a session. `toolKey` is null for a tool with one state a session. */
export interface ToolSession {
  readonly sessionId: string;
  readonly toolName: string;
  readonly toolKey: string | null;
  /** JSON of the tool's own shape. */
  readonly state: unknown;
  /** Unix ms. */
  readonly createdAt: number;
  /** Unix ms. */
  readonly lastAccessed: number;
}

export interface ToolSessionStore {
  /** Gets a tool session, or makes it with `initial`; either way `lastAccessed` becomes `now`. */
  getOrCreate(
    key: Pick<ToolSession, 'sessionId' | 'toolName' | 'toolKey'>,
    initial: unknown,
    now: number,
  ): Promise<ToolSession>;
  /** Keeps a state, of a tool session that is there or not. */
  save(key: Pick<ToolSession, 'sessionId' | 'toolName' | 'toolKey'>, state: unknown, now: number): Promise<void>;
  listBySession(sessionId: string): Promise<readonly ToolSession[]>;
}

/** One path through a session's messages. */
export interface ThreadPath {
  /** From the first message to the head, oldest first. */
  readonly messages: readonly LecternMessage[];
  /** The messages of the session that are not on the path: other versions and what follows them. */
  readonly others: readonly MessageNode[];
}

/** Where closed messages live (Mastra's store on the worker, or memory in tests). */
export interface MessageStore {
  thread(sessionId: string, headMessageId: string | null): Promise<ThreadPath>;
  /** Saves messages of one turn in order. Saving the same ids again changes nothing. */
  save(
    session: Pick<Session, 'id' | 'title' | 'createdAt' | 'isPrivate'> & Partial<Pick<Session, 'headMessageId'>>,
    messages: readonly LecternMessage[],
  ): Promise<void>;
}

/** A model as its provider last listed it. */
export interface StoredModel {
  readonly name: string;
  readonly contextTokens: number;
  /** Set when the provider does not tell, and another of its kind usually takes so many. */
  readonly isContextAssumed?: true;
  /** Set when the provider tells that it cannot look at pictures. */
  readonly isBlind?: true;
}

/** A model provider the user connected, as stored. `sealedKey` is `SecretBox` ciphertext; the plain key is never kept. */
export interface StoredConnection {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly name: string;
  /** Null for the provider's own address. */
  readonly baseUrl: string | null;
  readonly sealedKey: string | null;
  /** Kept, so that a start contacts nobody to show what there is to pick. */
  readonly models: readonly StoredModel[];
  /** Unix ms. */
  readonly createdAt: number;
}

export interface ConnectionStore {
  /** Oldest first. */
  list(): Promise<readonly StoredConnection[]>;
  /** Inserts, or replaces the row with the same id. */
  save(connection: StoredConnection): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(id: string): Promise<void>;
}

/** Where settings are kept, as one JSON value. What it returns is not trusted: it may be of an older shape, or damaged. */
export interface SettingsStore {
  /** Null while nothing was stored. */
  load(): Promise<unknown>;
  save(settings: Settings): Promise<void>;
}

/**
 * Where a turn stands in the journal. `queued`: the prompt is durable and waits. `open`: it runs, asks, or
 * did when the app ended; its chunks tell which. `closed`: its answer is whole and waits to be saved. `saved`: a receipt, empty of text, that makes a repeated
 * prompt id one turn.
 */
export type TurnStatus = 'queued' | 'open' | 'failed' | 'closed' | 'saved';

/** One attempt to answer one prompt. A retry is a further attempt with its own answer id. */
export interface JournalTurn {
  /** Id of the assistant message. */
  readonly answerId: string;
  readonly promptId: string;
  readonly sessionId: string;
  readonly attempt: number;
  readonly text: string;
  /** What the prompt holds beside its text. */
  readonly parts: readonly PromptPart[];
  readonly status: TurnStatus;
  /** The message before the prompt; null for a session's first, and until the turn opens unless it branches. */
  readonly parentId: string | null;
  /** It follows `parentId`, and not what the session shows when it opens. */
  readonly isBranch: boolean;
  /** The answer that this one goes on from; null for one that begins anew. */
  readonly continuesId: string | null;
  readonly modelId: string | null;
  readonly error: ErrorData | null;
  /** Unix ms of the prompt. */
  readonly createdAt: number;
  /** Unix ms at which an answer was asked for: turns go in this order. A retry keeps its place. */
  readonly askedAt: number;
}

/** A turn before it opens. */
export type QueuedTurn = Omit<JournalTurn, 'status' | 'modelId' | 'error'>;

export type TurnChange = Partial<Pick<JournalTurn, 'status' | 'parentId' | 'modelId' | 'error'>>;

/** What is written of a turn in one go: further chunks, in order, and what changes in its row and its session's. */
export interface JournalEntry {
  readonly chunks: readonly LecternChunk[];
  readonly turn: TurnChange;
  readonly session: SessionChange;
}

export interface Journal {
  /** Makes a turn durable in one write, with the session it opens; one that is there is touched, and out of the trash. */
  enqueue(turn: QueuedTurn, newSession: NewSession | null): Promise<void>;
  /**
   * Adds an attempt, as `queued`, for the prompt of one that ended; in the same write that one is closed, or dropped when
   * it has nothing to keep.
   */
  replaceAttempt(ended: JournalTurn, answerId: string, isKept: boolean): Promise<void>;
  get(answerId: string): Promise<JournalTurn | null>;
  /** The latest attempt for a prompt. */
  findPrompt(promptId: string): Promise<JournalTurn | null>;
  /** Writes all of an entry or nothing. Durable when it resolves. */
  write(turn: Pick<JournalTurn, 'answerId' | 'sessionId'>, entry: JournalEntry): Promise<void>;
  chunks(answerId: string): Promise<readonly LecternChunk[]>;
  /** A session's turns that are not saved, oldest first. */
  unsaved(sessionId: string): Promise<readonly JournalTurn[]>;
  /** Turns of all sessions that run, wait, ask or failed: what they hold is in no message yet. */
  unclosed(): Promise<readonly JournalTurn[]>;
  /** Sessions with closed turns that wait to be saved. */
  sessionsToSave(): Promise<readonly string[]>;
  /** Puts other chunks in the place of all that a turn has. */
  replaceChunks(answerId: string, chunks: readonly LecternChunk[]): Promise<void>;
  /** Turns a closed turn into a receipt. */
  markSaved(answerId: string): Promise<void>;
  /** Drops a turn that has nothing to keep. */
  remove(answerId: string): Promise<void>;
  /** Drops receipts of prompts older than `before` (Unix ms), a tenth of all turns (or ten) at most. */
  dropReceipts(before: number): Promise<void>;
}

/** A source as stored. `state` is what it came to last; what runs now is known to the source service only. */
export interface StoredSource {
  readonly key: string;
  readonly kind: 'repository' | 'folder' | 'handbook';
  readonly name: string;
  readonly address: string;
  readonly ref: string | null;
  readonly searchPath: string | null;
  readonly state: 'new' | 'ready' | 'failed' | 'stopped';
  /** Why it is not ready; or, of one that is, what came of its fetch. */
  readonly error: ErrorData | null;
  /** The commit the index reflects; null for a plain folder and until the first update. */
  readonly commit: string | null;
  readonly files: number;
  readonly passages: number;
  /** Bytes of the fetched repository on disk; 0 for what is read in place. */
  readonly sizeBytes: number;
  /** Files that lay in a work tree otherwise than they are committed. */
  readonly edited: number;
  /** What the last update left out of the index. */
  readonly skipped: readonly SkippedFiles[];
  /** The session in which a model asked for it; null for what the user added. */
  readonly sessionId: string | null;
  /** The branch or tag that it followed before it was pinned to its commit; null for none. */
  readonly pinnedFrom: string | null;
  /** What it is to follow, and be called, once that is fetched and indexed; null when it stays as it is. */
  readonly becoming: NextPlace | null;
  readonly addedAt: number;
  readonly lastUpdated: number | null;
}

export interface SourceStore {
  list(): Promise<readonly StoredSource[]>;
  save(source: StoredSource): Promise<void>;
  /** Puts a source in the place of another, in one step. */
  replace(key: string, source: StoredSource): Promise<void>;
  remove(key: string): Promise<void>;
}

/** A fetched repository. `localPath` is relative to the user data folder. */
export interface CachedRepository {
  readonly resourceKey: string;
  readonly url: string;
  readonly ref: string | null;
  readonly searchPath: string | null;
  readonly localPath: string;
  /** Null until fetched. */
  readonly commit: string | null;
  readonly clonedAt: number;
  readonly lastUpdated: number;
  readonly lastAccessed: number;
  readonly sizeBytes: number;
}

export interface RepositoryCache {
  list(): Promise<readonly CachedRepository[]>;
  save(row: CachedRepository): Promise<void>;
  touch(resourceKeys: readonly string[], now: number): Promise<void>;
  remove(resourceKey: string): Promise<void>;
}

/** The files that answers cite, by git's id of their content, apart from their sources. Texts are as knowledge packs them. */
export interface CitedTextStore {
  /** Notes that a session cites these files; gives those whose text is not kept yet. */
  cite(sessionId: string, blobs: readonly string[]): Promise<readonly string[]>;
  /** Keeps the text of a file that a session cites. */
  save(blob: string, content: Uint8Array): Promise<void>;
  get(blob: string): Promise<Uint8Array | null>;
}

/** What clean-up needs of local.db. Times are Unix ms. */
/** How far time is known to have passed, and what the clock showed at the last run that let things expire. Unix ms. */
export interface ExpiryReading {
  readonly time: number;
  readonly ranAt: number;
}

export interface ExpiryClockStore {
  /** Null before the first run. */
  load(): Promise<ExpiryReading | null>;
  save(reading: ExpiryReading): Promise<void>;
}

export interface CleanUpStore {
  /** Deletes those that nobody used since `before`, a tenth of all (or ten) at most. */
  expireToolSessions(before: number): Promise<void>;
  /** Keeps the `limit` most recently used tool sessions. */
  capToolSessions(limit: number): Promise<void>;
  /** Moves unpinned sessions that nobody touched to the trash, a tenth of all (or ten) at most; returns their ids. */
  trashSessions(untouchedSince: number, now: number): Promise<readonly string[]>;
  /** Sessions that went to the trash before a time, as few of them, and all whose deletion has begun, or that are private: they have no trash. */
  listTrashed(before: number): Promise<readonly string[]>;
  /** Deletes a session with its tool sessions, journal and citations. */
  deleteSession(id: string): Promise<void>;
  /** Deletes the texts that no session cites. */
  dropUncitedTexts(): Promise<void>;
}

/** What forgetting needs of local.db. */
interface StoredToolState {
  readonly rowid: number;
  readonly sessionId: string;
  /** JSON text. */
  readonly state: string;
}

export interface ForgettingStore {
  /** All tool sessions, a page at a time, so that nobody waits for it. */
  toolStates(): AsyncIterable<readonly StoredToolState[]>;
  replaceToolState(rowid: number, state: string): Promise<void>;
  /** From then on nothing that was deleted or replaced before is left in the files. */
  purge(): Promise<void>;
}
