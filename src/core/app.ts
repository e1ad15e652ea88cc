import { RPCHandler } from '@orpc/server/message-port';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { shownLanguage } from '../shared/text/shown-language';
import { wording } from '../shared/text/wording';
import { wireFormat } from '../shared/contract/wire-format';
import type { Settings } from '../shared/domain/settings';
import { createAppStatus } from './app-status';
import { runAsk, type AskInput, type AskOutput, type AskResult } from './ask/run-ask';
import { withBannersTold } from './ask/with-banners-told';
import { DRAFTS_FOLDER, UNSAVED_MARK, type AppConfig } from './config';
import { createLiveCopier } from './copy-live-database';
import { createCitations } from './citations/citations';
import { startCleanUp } from './clean-up/clean-up';
import { createExpiryClock } from './clean-up/expiry-clock';
import { createCitedTextRepository } from './db/cited-text-repository';
import { createConnectionRepository } from './db/connection-repository';
import { createExpiryClockRepository } from './db/expiry-clock-repository';
import { createJournalRepository } from './db/journal-repository';
import { createRepoCacheRepository } from './db/repo-cache-repository';
import { createSessionRepository } from './db/session-repository';
import { createSettingsRepository } from './db/settings-repository';
import { createSourceRepository } from './db/source-repository';
import { createToolSessionRepository } from './db/tool-session-repository';
import { createDraftFolder } from './drafts/draft-folder';
import { createDraftService } from './drafts/draft-service';
import { createEmbedderService } from './embedders/embedder-service';
import { collectDiagnostics } from './diagnostics/collect-diagnostics';
import { createDiskWatch } from './disk-watch';
import { createLeftUnsaved } from './left-unsaved';
import { openData } from './open-data';
import { openKnowledge, type OpenKnowledge } from './open-knowledge';
import { createForgetting } from './memories/create-forgetting';
import { createHiddenMessages } from './memories/hidden-messages';
import { createMemoryLife } from './memory-life';
import { createMemoryStatus, recallLimitMs } from './memory-status';
import { createMessageStore } from './message-store';
import { createModelRegistry } from './models/model-registry';
import { createRetryClock } from './models/retry-policy';
import { isLeftInProfile } from './profile/profile-left';
import { createProfileService } from './profile/profile-service';
import { createRouter, type CallContext } from './rpc/router';
import { createMessageSearch } from './search/message-search';
import { createSessionService } from './session/session-service';
import { tellShown } from './session/tell-shown';
import { createSettings } from './settings/settings-service';
import { createSerialQueue } from './serial-queue';
import type { SealCopy } from './snapshots/seal-copy';
import { sealOnWorker } from './snapshots/seal-on-worker';
import { createSnapshots } from './snapshots/snapshots';
import { isLessRoom } from './sources/is-less-room';
import { createSourceService } from './sources/source-service';
import { createTick } from './tick';
import { createTransferService } from './transfer/transfer-service';
import { createPendingSaves } from './turn/pending-saves';
import { watchIndex } from './watch-index';

/** Between two tries to write what a disk did not take. */
const WRITE_AGAIN_MS = 500;

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
  /** Resolves when the disk has all that streamed, for which it is tried until then. Rejects when the signal aborts. */
  written(signal: AbortSignal): Promise<void>;
  /** Tells the windows what `close` still waits for, when it takes long; `limitMs` from its beginning it is cut off. */
  tellSlowClose(limitMs: number): Promise<void>;
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
  const disk = createDiskWatch({
    status,
    tryToWrite: database.tryToWrite,
    onBack: () =>
      memoryLife.takeUp().catch((error: unknown) => log.error('taking up what waited for the disk failed', { error })),
  });
  database.onFailure(disk.note);
  const knowledge = open(config, () => inBackground('starting knowledge again', memoryLife.startAgain()));
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
    asidesOf: ['local.db', 'mastra.db', 'index.db'].map((name) => join(userDataDir, name)),
    isLocal: config.databaseUrl === null,
    status,
    now,
    log,
  });
  const memoryStatus = createMemoryStatus(status, () => settings.get().memoryEnabled);
  const sessionStore = tellShown(createSessionRepository(db), memory);
  const journal = createJournalRepository(db);
  const toolSessions = createToolSessionRepository(db);
  const cache = createRepoCacheRepository(db);
  const citedTexts = createCitedTextRepository(db);
  const store = createMessageStore(memory, (isSaved) => {
    const wasBroken = memoryStatus.get() === 'broken';
    memoryStatus.set(isSaved ? 'ready' : 'broken');
    if (isSaved) status.dismiss('knowledge.failing');
    if (isSaved && wasBroken) inBackground('taking up what waited', memoryLife.takeUp());
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
  const expiry = createExpiryClock({ store: createExpiryClockRepository(db), now });
  const sources = createSourceService({
    store: sourceStore,
    cache,
    knowledge: knowledge.sources,
    citedTexts,
    handbook: { dir: () => config.handbookDirs[shownLanguage.get()], name: () => wording.sources.handbook },
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
    memory: { ...memory, recall: memoryStatus.noting((input, o) => memory.recall(input, o)) },
    profile,
    store,
    settings: () => settings.get(),
    allowHost: settings.allowHost,
    recallLimitMs: () =>
      recallLimitMs({ state: memoryStatus.get(), isWarm: memoryStatus.isWarm(), hasWindow: hadWindow }),
    tick,
    stopwatch: () => performance.now(),
    newId,
    log,
  });
  const drafts = createDraftService({
    folder: createDraftFolder(join(userDataDir, DRAFTS_FOLDER), log),
    host,
    status,
    log,
  });
  const { privacy, trash, memories, cleanUpStore } = createForgetting({
    database,
    memory,
    hidden,
    sessions,
    rows: sessionStore,
    journal,
    saves,
    sources,
    drafts,
    snapshots,
    onErased: store.forgetAhead,
    log,
  });
  const agreeing = createSerialQueue();
  const transfers = createTransferService({
    conversations: knowledge.conversations,
    sessions: sessionStore,
    announce: sessions.announceMany,
    apart: agreeing.run,
    flush: saves.flushAll,
    addresses: async () => {
      const repositories = (await sources.list()).filter((source) => source.kind === 'repository');
      return Object.fromEntries(repositories.map(({ key, address }) => [key, address]));
    },
    // Paper is white, and so is what stands behind a picture of a page.
    draw: (source, signal) => host.drawDiagram(source, false, signal),
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
    isInProfile: (sessionId, messageId) =>
      isLeftInProfile({ memory, profile: memory.profile }, sessionId, messageId).catch((error: unknown) => {
        log.warn('whether the profile holds what was forgotten is not known', { error });
        return false;
      }),
    embedders,
    drafts,
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
  const handler = new RPCHandler<CallContext>(router, wireFormat);
  const closing = new AbortController();

  const memoryLife = createMemoryLife({
    memory,
    store,
    embedders,
    memories,
    saves,
    sessions,
    rows: sessionStore,
    journal,
    sources,
    memoryStatus,
    status,
    apart: agreeing.run,
    // With a database elsewhere, what is here may belong to another one.
    isLocal: config.databaseUrl === null,
  });
  const leftUnsaved = createLeftUnsaved({
    markPath: join(userDataDir, UNSAVED_MARK),
    journal,
    unwritten: sessions.unwritten,
    status,
    log,
  });
  await leftUnsaved.tellLast().catch((error: unknown) => log.warn('what the last quit left is not known', { error }));
  let memoryOpened: Promise<void> = Promise.resolve();
  let hasStarted = false;
  let hadWindow = false;
  const readAhead = async (sessionId: string): Promise<void> => {
    const session = await sessionStore.get(sessionId);
    if (session === null || (await journal.unsaved(sessionId)).length > 0) return;
    store.readAhead(sessionId, session.headMessageId);
  };
  const watchForSettings = async (): Promise<void> => {
    let before = settings.get();
    for await (const next of settings.watch(closing.signal)) {
      memoryStatus.show();
      if (isLessRoom(next, before)) inBackground('trimming repositories', expiry.time().then(sources.room.trim));
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
      hadWindow = true;
      const closed = new AbortController();
      handler.upgrade(port, { context: { ...page, closed: closed.signal } });
      return { close: () => closed.abort() };
    },
    expect(sessionIds) {
      for (const sessionId of sessionIds) inBackground('reading messages ahead', readAhead(sessionId));
    },
    startKnowledge() {
      hasStarted = true;
      memoryOpened = memoryLife.open();
      inBackground('opening memory', memoryOpened);
      inBackground('starting the sources', sources.start());
      inBackground('watching settings', watchForSettings());
      inBackground('following deleted sessions', drafts.followDeleted(sessions.watchList(closing.signal)));
      snapshots.startDaily(closing.signal);
      inBackground('watching the index', watchIndex({ index: knowledge.index, status, log }, closing.signal));
      startCleanUp(
        {
          store: cleanUpStore,
          journal,
          deleteTrashed: trash.delete,
          settings: () => settings.get(),
          trimRepositories: sources.room.trim,
          expiry,
          onSessionChange: sessions.announce,
          now,
          log,
        },
        closing.signal,
      );
    },
    ask: (input, output, signal) =>
      withBannersTold({ status, output, started: () => memoryOpened }, () =>
        runAsk(input, output, { sessions, sources, newId }, signal),
      ),
    settings,
    async close() {
      closing.abort();
      disk.close();
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
        drafts.close,
        knowledge.close,
        async () => database.close(),
        localCopier.close,
      ];
      for (const step of steps) {
        // A step that fails must not keep the next from closing its file.
        await step().catch((error: unknown) => log.error('closing failed', { error }));
      }
      await leftUnsaved.forget();
    },
    async written(signal) {
      while ((await sessions.unwritten()) > 0) await delay(WRITE_AGAIN_MS, undefined, { signal });
    },
    tellSlowClose: leftUnsaved.tellNow,
  };
}
