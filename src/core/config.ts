import type { Language } from '../shared/text/shown-language';
import type { Host, Log, SecretBox } from './ports';

/** Under the user data folder: a bare repository for each that was fetched. */
export const REPOSITORIES_FOLDER = 'repositories';
/** Under the user data folder: a file for each unsent text. */
export const DRAFTS_FOLDER = 'drafts';
/** Under the user data folder, while a quit waits for answers to be saved: it stays when that is cut off. */
export const UNSAVED_MARK = 'unsaved-at-quit';

/**
 * Everything core knows of the world outside: paths, clock, ids, network, secrets. It looks up no variable of the
 * environment itself; git and the knowledge worker are started with the process's own, as any child is.
 */
export interface AppConfig {
  /** Absolute folder of `local.db`, `mastra.db`, `index.db`, repositories and logs. */
  readonly userDataDir: string;
  /** Replaces local.db's address when set (`file:`, `libsql:`, `https:`). */
  readonly databaseUrl: string | null;
  readonly databaseToken: string | null;
  /** Folder with drizzle's generated migrations. */
  readonly migrationsDir: string;
  /** Folder of the handbook in each language. */
  readonly handbookDirs: Readonly<Record<Language, string>>;
  /** Folder with model.onnx and tokenizer files of the bundled embedder. */
  readonly embeddingModelDir: string;
  /** The embedding model that can be installed, as JSON of model-spec.ts; null for the usual one. Tests have one of their own. */
  readonly upgradeModel: string | null;
  /** Folder with the parsers of source code. */
  readonly grammarsDir: string;
  /** Path of the built knowledge worker. */
  readonly knowledgeWorkerPath: string;
  /** Path of the built worker that seals snapshots. */
  readonly sealWorkerPath: string;
  readonly appVersion: string;
  readonly host: Host;
  readonly secrets: SecretBox;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly fetch: typeof globalThis.fetch;
  /** Calls back whenever the computer wakes from sleep; returns the end of it. */
  readonly onWake: (listener: () => void) => () => void;
  /** Looks for local model servers. Off in tests, which must not touch the machine's own. */
  readonly findLocalModels: boolean;
}
