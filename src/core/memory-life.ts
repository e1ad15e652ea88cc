import type { AppStatusService } from './app-status';
import type { EmbedderService } from './embedders/embedder-service';
import { AppError } from './errors';
import type { MemoryKnowledge } from './knowledge/knowledge';
import type { Memories } from './memories/memories';
import type { MemoryStatus } from './memory-status';
import type { KnowledgeMessageStore } from './message-store';
import type { Journal, SessionStore } from './ports';
import type { SessionService } from './session/session-service';
import { tellAllShown } from './session/tell-shown';
import { agreeDatabases } from './snapshots/agree-databases';
import type { SourceService } from './sources/source-service';
import type { PendingSaves } from './turn/pending-saves';

export interface MemoryLifeOptions {
  readonly memory: MemoryKnowledge;
  readonly store: Pick<KnowledgeMessageStore, 'settled' | 'forgetAhead'>;
  readonly embedders: Pick<EmbedderService, 'start'>;
  readonly memories: Pick<Memories, 'eraseLeft'>;
  readonly saves: Pick<PendingSaves, 'flushAll'>;
  readonly sessions: Pick<SessionService, 'readUnread' | 'announceMany' | 'refresh'>;
  readonly rows: SessionStore;
  readonly journal: Journal;
  readonly sources: Pick<SourceService, 'resume'>;
  readonly memoryStatus: Pick<MemoryStatus, 'set'>;
  readonly status: Pick<AppStatusService, 'raise' | 'dismiss'>;
  /** Runs what must not meet an import: its sessions have messages before they are in any list. */
  readonly apart: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether the sessions here and the messages there are of one app. */
  readonly isLocal: boolean;
}

/** How memory opens, and opens again when what answers for it has died. */
export interface MemoryLife {
  /** Opens memory, then takes up what waited for it. What was found out is told by banners. */
  open(): Promise<void>;
  /** What waited for memory: answers to be saved, and windows whose messages could not be read. */
  takeUp(): Promise<void>;
  /** Once what searches and remembers has died: what it had in hand is taken up again, unless it keeps dying. */
  startAgain(): Promise<void>;
}

export function createMemoryLife(options: MemoryLifeOptions): MemoryLife {
  const { memory, store, memories, saves, sessions, rows, journal, memoryStatus, status } = options;
  const takeUp = async (): Promise<void> => {
    await saves.flushAll();
    await sessions.readUnread();
  };
  const agree = async (isRecovered: boolean): Promise<void> => {
    const { listed, missing, gaps } = await options.apart(() =>
      agreeDatabases({ memory, sessions: rows, journal, isRecovered }),
    );
    if (listed.length + missing + gaps === 0) return;
    if (listed.length > 0) status.raise({ code: 'data.relisted', params: { sessions: listed.length } });
    if (missing > 0) status.raise({ code: 'data.shortened', params: { sessions: missing } });
    if (gaps > 0) status.raise({ code: 'data.gaps', params: { sessions: gaps } });
    sessions.announceMany(listed);
    store.forgetAhead();
    await sessions.refresh(true);
  };
  const open = async (): Promise<void> => {
    // Mastra's code takes the worker long to load: the windows' messages come first.
    await store.settled();
    options.embedders.start();
    let isRecovered = false;
    try {
      const { state, indexAside, recovered } = await memory.open();
      isRecovered = recovered !== null;
      memoryStatus.set(state);
      if (recovered !== null) status.raise(recovered);
      if (indexAside !== null) status.raise({ code: 'data.indexCorrupt', params: { aside: indexAside } });
    } catch (error) {
      memoryStatus.set('broken');
      throw error;
    }
    await takeUp();
    await memories.eraseLeft();
    // Agreement waits for an import to end, which may take hours; what it changes is told as it changes.
    await tellAllShown(rows, memory);
    if (options.isLocal) await agree(isRecovered);
  };
  return {
    open,
    takeUp,
    async startAgain() {
      // A turn that comes meanwhile does better to wait for it, as at the start.
      memoryStatus.set('starting');
      try {
        await open();
        status.dismiss('knowledge.failing');
        await options.sources.resume();
      } catch (error) {
        if (error instanceof AppError && error.code === 'knowledge.failing') status.raise(error.toData());
        throw error;
      }
    },
  };
}
