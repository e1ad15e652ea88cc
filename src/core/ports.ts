import type { LecternMessage } from '../shared/chat/message';
import type { ProviderKind } from '../shared/domain/model';
import type { SessionSummary } from '../shared/domain/session';
import type { Settings } from '../shared/domain/settings';

/** What a host (Electron, or a test) provides to the app. */
export interface Host {
  /** The system's folder dialogue; null when nothing was chosen. */
  pickFolder(windowId: number): Promise<string | null>;
  openExternal(url: string): Promise<void>;
  newWindow(sessionId: string | null): void;
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
export interface Session extends SessionSummary {
  readonly resourceId: string;
  readonly headMessageId: string | null;
  readonly trashedAt: number | null;
}

export interface SessionStore {
  /** Creates the session unless it is there; never touches an existing row. */
  getOrCreate(session: Pick<Session, 'id' | 'resourceId' | 'createdAt' | 'modelId'>): Promise<Session>;
  get(id: string): Promise<Session | null>;
  /** Untrashed sessions, newest access first. */
  list(): Promise<readonly Session[]>;
  update(
    id: string,
    change: Partial<Pick<Session, 'title' | 'lastAccessed' | 'headMessageId' | 'pinned' | 'modelId' | 'trashedAt'>>,
  ): Promise<void>;
}

/** A tool's own state in a session. `toolKey` is null for a tool with one state a session. */
export interface ToolSession {
  readonly sessionId: string;
  readonly toolName: string;
  readonly toolKey: string | null;
  /** JSON of the tool's own shape. */
  readonly state: unknown;
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
  save(key: Pick<ToolSession, 'sessionId' | 'toolName' | 'toolKey'>, state: unknown, now: number): Promise<void>;
  listBySession(sessionId: string): Promise<readonly ToolSession[]>;
}

/** Where closed messages live (Mastra's store on the worker, or memory in tests). */
export interface MessageStore {
  /** The path from the head back to the first message, oldest first. */
  thread(sessionId: string, headMessageId: string | null, signal?: AbortSignal): Promise<readonly LecternMessage[]>;
  /** Saves messages of one turn in order. Saving the same ids again changes nothing. */
  save(
    session: Pick<Session, 'id' | 'title' | 'createdAt'>,
    messages: readonly LecternMessage[],
    signal?: AbortSignal,
  ): Promise<void>;
}

/** A model provider the user connected, as stored. `sealedKey` is `SecretBox` ciphertext; the plain key is never kept. */
export interface StoredConnection {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly name: string;
  /** Null for the provider's own address. */
  readonly baseUrl: string | null;
  readonly sealedKey: string | null;
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
