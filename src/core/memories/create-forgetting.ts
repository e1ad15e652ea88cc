import { createCleanUpRepository } from '../db/clean-up-repository';
import { createForgettingRepository } from '../db/forgetting-repository';
import type { DraftService } from '../drafts/draft-service';
import type { OpenedDatabase } from '../db/open-database';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import type { CleanUpStore, Journal, Log, SessionStore } from '../ports';
import type { SessionService } from '../session/session-service';
import type { Snapshots } from '../snapshots/snapshots';
import type { SourceService } from '../sources/source-service';
import type { PendingSaves } from '../turn/pending-saves';
import { endQuoting } from './end-quoting';
import type { HiddenMessages } from './hidden-messages';
import { createMemories, type Memories } from './memories';
import { createSessionPrivacy, type SessionPrivacy } from './session-privacy';
import { createTrash, type Trash } from './trash';

export interface ForgettingOptions {
  readonly database: Pick<OpenedDatabase, 'db' | 'purge'>;
  readonly memory: MemoryKnowledge;
  readonly hidden: HiddenMessages;
  readonly sessions: SessionService;
  readonly rows: SessionStore;
  readonly journal: Journal;
  readonly saves: PendingSaves;
  readonly sources: Pick<SourceService, 'leaveSession'>;
  readonly drafts: Pick<DraftService, 'cut'>;
  readonly snapshots: Pick<Snapshots, 'erasing' | 'aside'>;
  /** Told when messages have gone out of memory. */
  readonly onErased: () => void;
  readonly log: Log;
}

/** Whatever takes things away for good, over stores that all of it shares. */
export interface Forgetting {
  readonly privacy: SessionPrivacy;
  readonly trash: Trash;
  readonly memories: Memories;
  readonly cleanUpStore: CleanUpStore;
}

export function createForgetting(options: ForgettingOptions): Forgetting {
  const { database, memory, sessions, rows, saves, sources, snapshots } = options;
  const cleanUpRows = createCleanUpRepository(database.db);
  const cleanUpStore: CleanUpStore = {
    ...cleanUpRows,
    async deleteSession(sessionId) {
      await sources.leaveSession(sessionId);
      await cleanUpRows.deleteSession(sessionId);
    },
  };
  const forgettingStore = createForgettingRepository(database);
  const { erasing, aside } = snapshots;
  const store = { ...cleanUpStore, ...forgettingStore };
  const endQuotingOf = (sessionId: string): Promise<void> => endQuoting(sessionId, options);
  const privacy = createSessionPrivacy({ sessions, rows, memory, saves, endQuoting: endQuotingOf, store, erasing });
  return {
    privacy,
    cleanUpStore,
    trash: createTrash({ sessions, privacy, rows, memory, endQuoting: endQuotingOf, store, aside }),
    memories: createMemories({ ...options, store: forgettingStore, erasing, later: runLater }),
  };
}

/** What waits does not keep the app from ending. */
function runLater(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
