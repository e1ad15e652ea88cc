import { RPCHandler } from '@orpc/server/message-port';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { en } from '../shared/text/en';
import type { Settings } from '../shared/domain/settings';
import { createAppStatus } from './app-status';
import { runAsk, type AskInput, type AskOutput, type AskResult } from './ask/run-ask';
import type { AppConfig } from './config';
import { createLiveCopier } from './copy-live-database';
import { createCitations } from './citations/citations';
import { startCleanUp } from './clean-up/clean-up';
import { createCitedTextRepository } from './db/cited-text-repository';
import { createConnectionRepository } from './db/connection-repository';
import { createJournalRepository } from './db/journal-repository';
import { createRepoCacheRepository } from './db/repo-cache-repository';
import { createSessionRepository } from './db/session-repository';
import { createSettingsRepository } from './db/settings-repository';
import { createSourceRepository } from './db/source-repository';
import { createToolSessionRepository } from './db/tool-session-repository';
import { createCleanUpRepository } from './db/clean-up-repository';
import { createForgettingRepository } from './db/forgetting-repository';
import { createEmbedderService } from './embedders/embedder-service';
import { collectDiagnostics } from './diagnostics/collect-diagnostics';
import { AppError } from './errors';
import type { CleanUpStore } from './ports';
import { openData } from './open-data';
import { openKnowledge, type OpenKnowledge } from './open-knowledge';
import { createHiddenMessages } from './memories/hidden-messages';
import { createMemories } from './memories/memories';
import { createSessionPrivacy } from './memories/session-privacy';
import { createTrash } from './memories/trash';
import { createMemoryStatus, recallLimitMs } from './memory-status';
import { createMessageStore } from './message-store';
import { createModelRegistry } from './models/model-registry';
import { createRetryClock } from './models/retry-policy';
import { createProfileService } from './profile/profile-service';
import { createRouter, type CallContext } from './rpc/router';
import { createMessageSearch } from './search/message-search';
import { createSessionService } from './session/session-service';
import { createSettings } from './settings/settings-service';
import { agreeDatabases } from './snapshots/agree-databases';
import type { SealCopy } from './snapshots/seal-copy';
import { sealOnWorker } from './snapshots/seal-on-worker';
import { createSnapshots } from './snapshots/snapshots';
import { isLessRoom } from './sources/is-less-room';
import { createSourceService } from './sources/source-service';
import { createTick } from './tick';
import { createTransferService } from './transfer/transfer-service';
import { createPendingSaves } from './turn/pending-saves';

/** An answer does not wait longer to tell what was found out meanwhile. */
const TELL_LIMIT_MS = 3_000;

/** A page's end of its port: a browser's, Node's or Electron's. */
export type Port = Parameters<RPCHandler<CallContext>['upgrade']>[0];

export interface App {
  /** Serves the contract on a page's port. `close` ends what the page subscribed to; call it when the page is gone. */
  connect(port: Port, page: Omit<CallContext, 'closed'>): { close(): void };
  /** Reads the messages of sessions whose windows are about to ask for them. */
  expect(sessionIds: readonly string[]): void;
  /** Starts the knowledge worker, the sources and the clean-up. Call it once the first window has painted. */
  startKnowledge(): void;
  ask(input: AskInput, output: AskOutput, signal: AbortSignal): Promise<AskResult>;
  readonly settings: { get(): Settings; watch(signal?: AbortSignal): AsyncIterable<Settings> };
  /** Ends turns and updates where they stand, finishes writes, closes the databases. */
  close(): Promise<void>;
}

/**
 * Puts the app together. Rejects with an AppError, and leaves nothing open, when its data cannot be opened. Knowledge is
 * the worker's, and so is `seal`; a test may run them in-process.
 */
export async function createApp(
  config: AppConfig,
  open: OpenKnowledge = openKnowledge,
  seal: SealCopy = sealOnWorker(config.sealWorkerPath),
): Promise<App> {
  const { log, newId, now, secrets, fetch, host, userDataDir } = config;
  const database = await openData(config, seal);
  const { db } = database;
  const tick = createTick(now);
  const status = createAppStatus(database.notices);
  const settings = await createSettings({ store: createSettingsRepository(db, log) }).catch((error: unknown) => {
    database.close();
    throw error;
  });
  const knowledge = open(config, () => inBackground('starting knowledge again', startAgain()));
  const { memory } = knowledge;

  const localDb = join(userDataDir, 'local.db');
  const localCopier = createLiveCopier(localDb);
  const snapshots = createSnapshots({
    store: database.snapshotStore,
    seal,
    databases: [
      { file: 'local.db', path: localDb, copyTo: localCopier.copyTo },
      { file: 'mastra.db', path: join(userDataDir, 'mastra.db'), copyTo: (target) => memory.copy({ target }) },
    ],
    isLocal: config.databaseUrl === null,
    status,
    now,
    log,
  });
  const memoryStatus = createMemoryStatus(status, () => settings.get().memoryEnabled);
  const sessionStore = createSessionRepository(db);
  const journal = createJournalRepository(db);
  const toolSessions = createToolSessionRepository(db);
  const cache = createRepoCacheRepository(db);
  const citedTexts = createCitedTextRepository(db);
  const store = createMessageStore(memory, (isSaved) => {
    const wasBroken = memoryStatus.get() === 'broken';
    memoryStatus.set(isSaved ? 'ready' : 'broken');
    if (isSaved) status.dismiss('knowledge.failing');
    if (isSaved && wasBroken) inBackground('taking up what waited', takeUp());
  });
  const saves = createPendingSaves({ journal, messages: store, sessions: sessionStore, log });
  const connections = createConnectionRepository(db);
  const models = createModelRegistry({
    connections,
    secrets,
    fetch,
    log,
    now,
    newId,
    findLocalModels: config.findLocalModels,
    settings,
    onWake: config.onWake,
    clock: createRetryClock(now),
  });
  const embedders = createEmbedderService({ knowledge: knowledge.embedders, settings, status, log });
  const sourceStore = createSourceRepository(db);
  const sources = createSourceService({
    store: sourceStore,
    cache,
    knowledge: knowledge.sources,
    citedTexts,
    handbook: { dir: config.handbookDir, name: en.sources.handbook },
    limitGigabytes: () => settings.get().repositoryGigabytes,
    lifeDays: () => settings.get().repositoryLifeDays,
    now,
    log,
  });
  const hidden = createHiddenMessages();
  const profile = createProfileService({
    profile: { ...memory.profile, deleteHistory: () => snapshots.erasing(() => memory.profile.deleteHistory()) },
    now,
  });
  const sessions = createSessionService({
    hidden,
    sessions: sessionStore,
    toolSessions,
    journal,
    saves,
    models,
    sources,
    citations: createCitations({ store: citedTexts, sources, quotes: knowledge.quotes, log }),
    memory,
    profile,
    store,
    settings: () => settings.get(),
    allowHost: settings.allowHost,
    recallLimitMs: () => recallLimitMs(memoryStatus.get()),
    tick,
    newId,
    log,
  });
  const cleanUpRows = createCleanUpRepository(db);
  const cleanUpStore: CleanUpStore = {
    ...cleanUpRows,
    async deleteSession(sessionId) {
      await sources.leaveSession(sessionId);
      await cleanUpRows.deleteSession(sessionId);
    },
  };
  const forgettingStore = createForgettingRepository(database);
  const privacy = createSessionPrivacy({
    sessions,
    rows: sessionStore,
    memory,
    saves,
    store: { ...cleanUpStore, ...forgettingStore },
    erasing: snapshots.erasing,
  });
  const trash = createTrash({
    sessions,
    privacy,
    rows: sessionStore,
    memory,
    store: { ...cleanUpStore, ...forgettingStore },
    aside: snapshots.aside,
  });
  const memories = createMemories({
    memory,
    hidden,
    sessions,
    rows: sessionStore,
    journal,
    saves,
    store: forgettingStore,
    erasing: snapshots.erasing,
    onErased: store.forgetAhead,
    later: runLater,
    log,
  });
  const transfers = createTransferService({
    conversations: knowledge.conversations,
    sessions: sessionStore,
    announce: sessions.announceMany,
    flush: saves.flushAll,
    addresses: async () => {
      const repositories = (await sources.list()).filter((source) => source.kind === 'repository');
      return Object.fromEntries(repositories.map(({ key, address }) => [key, address]));
    },
    now,
    log,
  });
  const router = createRouter({
    sessions,
    privacy,
    trash,
    memories,
    transfers,
    snapshots,
    sources,
    models,
    profile,
    embedders,
    search: createMessageSearch({ memory, sessions: sessionStore }),
    settings,
    status,
    host,
    log,
    now,
    about: { version: config.appVersion, dataDir: userDataDir },
    diagnostics: () =>
      collectDiagnostics({ ...config, sessions: sessionStore, sources: sourceStore, connections, status }),
  });
  const handler = new RPCHandler<CallContext>(router);
  const closing = new AbortController();

  let memoryOpened: Promise<void> = Promise.resolve();
  let hasStarted = false;
  const openMemory = async (): Promise<void> => {
    // Mastra's code takes the worker long to load: the windows' messages come first.
    await store.settled();
    embedders.start();
    try {
      const { state, indexAside, recovered } = await memory.open();
      memoryStatus.set(state);
      if (recovered !== null) status.raise(recovered);
      if (indexAside !== null) status.raise({ code: 'data.indexCorrupt', params: { aside: indexAside } });
    } catch (error) {
      memoryStatus.set('broken');
      throw error;
    }
    await takeUp();
    await memories.eraseLeft();
    // With a database elsewhere, what is here may belong to another one.
    if (config.databaseUrl === null) await agree();
  };
  /** What waited for memory to open: answers to be saved, and windows whose messages could not be read. */
  const takeUp = async (): Promise<void> => {
    await saves.flushAll();
    await sessions.readUnread();
  };
  const agree = async (): Promise<void> => {
    const { listed, missing } = await agreeDatabases({ memory, sessions: sessionStore, journal });
    if (listed.length + missing === 0) return;
    if (listed.length > 0) status.raise({ code: 'data.relisted', params: { sessions: listed.length } });
    if (missing > 0) status.raise({ code: 'data.shortened', params: { sessions: missing } });
    sessions.announceMany(listed);
    store.forgetAhead();
    await sessions.refresh(true);
  };
  /** Once what searches and remembers has died: what it had in hand is taken up again, unless it keeps dying. */
  const startAgain = async (): Promise<void> => {
    try {
      await openMemory();
      status.dismiss('knowledge.failing');
      await sources.resume();
    } catch (error) {
      if (error instanceof AppError && error.code === 'knowledge.failing') status.raise(error.toData());
      throw error;
    }
  };
  const readAhead = async (sessionId: string): Promise<void> => {
    const session = await sessionStore.get(sessionId);
    if (session === null || (await journal.unsaved(sessionId)).length > 0) return;
    store.readAhead(sessionId, session.headMessageId);
  };
  const watchForSettings = async (): Promise<void> => {
    let before = settings.get();
    for await (const next of settings.watch(closing.signal)) {
      memoryStatus.show();
      if (isLessRoom(next, before)) inBackground('trimming repositories', sources.room.trim());
      before = next;
    }
  };
  /** What waited for memory that was only about to open is saved before it closes. */
  const saveLast = async (): Promise<void> => {
    if (hasStarted && memoryStatus.get() !== 'broken') await saves.flushAll();
    await saves.drain();
  };
  /** What goes wrong here is told by banner or log; the app goes on. */
  const inBackground = (what: string, work: Promise<unknown>): void =>
    void work.catch((error: unknown) => {
      if (!closing.signal.aborted) log.error(`${what} failed`, { error });
    });

  return {
    connect(port, page) {
      const closed = new AbortController();
      handler.upgrade(port, { context: { ...page, closed: closed.signal } });
      return { close: () => closed.abort() };
    },
    expect(sessionIds) {
      for (const sessionId of sessionIds) inBackground('reading messages ahead', readAhead(sessionId));
    },
    startKnowledge() {
      hasStarted = true;
      memoryOpened = openMemory();
      inBackground('opening memory', memoryOpened);
      inBackground('starting the sources', sources.start());
      inBackground('watching settings', watchForSettings());
      snapshots.startDaily(closing.signal);
      startCleanUp(
        {
          store: cleanUpStore,
          journal,
          deleteTrashed: trash.delete,
          settings: () => settings.get(),
          trimRepositories: sources.room.trim,
          onSessionChange: sessions.announce,
          now,
          log,
        },
        closing.signal,
      );
    },
    async ask(input, output, signal) {
      // Nobody sees a banner here.
      const told = new Set<string>();
      const tell = (): void => {
        for (const banner of status.get().banners) {
          if (!/^(?:data|memory)\./.test(banner.code) || told.has(banner.code)) continue;
          told.add(banner.code);
          output.note(AppError.fromData(banner).message);
        }
      };
      tell();
      try {
        return await runAsk(input, output, { sessions, sources, newId }, signal);
      } finally {
        // What was found damaged is told by whoever meets it first.
        await Promise.race([memoryOpened.catch(() => undefined), delay(TELL_LIMIT_MS, undefined, { ref: false })]);
        tell();
      }
    },
    settings,
    async close() {
      closing.abort();
      models.close();
      embedders.close();
      const steps = [
        sessions.close,
        // What is written elsewhere ends first: a forgotten text must not get into it.
        transfers.close,
        memories.close,
        sources.close,
        saveLast,
        snapshots.close,
        knowledge.close,
        async () => database.close(),
        localCopier.close,
      ];
      for (const step of steps) {
        // A step that fails must not keep the next from closing its file.
        await step().catch((error: unknown) => log.error('closing failed', { error }));
      }
    },
  };
}

/** What waits does not keep the app from ending. */
function runLater(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
