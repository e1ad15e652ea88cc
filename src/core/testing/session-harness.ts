import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { SessionEvent } from '../../shared/contract/sessions';
import type { CitedPlace } from '../../shared/domain/passage';
import type { LecternChunk, LecternMessage } from '../../shared/chat/message';
import type { ProfileOperation } from '../../shared/domain/profile-change';
import { settings as settingsSchema, type Settings } from '../../shared/domain/settings';
import { AppError } from '../errors';
import { createCitations } from '../citations/citations';
import { createCitedTextRepository } from '../db/cited-text-repository';
import { createJournalRepository } from '../db/journal-repository';
import { createCleanUpRepository } from '../db/clean-up-repository';
import { createForgettingRepository } from '../db/forgetting-repository';
import { openDatabase } from '../db/open-database';
import { createSessionRepository } from '../db/session-repository';
import { createToolSessionRepository } from '../db/tool-session-repository';
import { guardModel } from '../models/guard-model';
import { packText } from '../knowledge/index/pack-text';
import type { FoundPassage, RecallInput, Recollection } from '../knowledge/knowledge';
import { createPriority } from '../knowledge/priority';
import type { QuoteKnowledge } from '../knowledge/quote-knowledge';
import { createQuoteKnowledge } from '../knowledge/quotes/create-quote-knowledge';
import type {
  CitedTextStore,
  CleanUpStore,
  ForgettingStore,
  Journal,
  SessionStore,
  StoredSource,
  ToolSessionStore,
} from '../ports';
import { createSessionService, type SessionService } from '../session/session-service';
import { toSource } from '../sources/to-source';
import { createHiddenMessages, type HiddenMessages } from '../memories/hidden-messages';
import { createTick } from '../tick';
import type { SearchableSources } from '../tools/searchable-sources';
import { foldChunks } from '../turn/fold-chunks';
import { createPendingSaves, type PendingSaves } from '../turn/pending-saves';
import { createMemoryCleanUp } from './memory-clean-up';
import { createMemoryCitedTextStore } from './memory-cited-text-store';
import { createMemoryJournal } from './memory-journal';
import { createMemoryLog, type MemoryLog } from './memory-log';
import { createMemoryMessageStore, type MemoryMessageStore } from './memory-message-store';
import { createMemorySessionStore } from './memory-session-store';
import { createMemoryToolSessionStore } from './memory-tool-session-store';
import { createScriptedClock } from './scripted-clock';
import { createScriptedModel, type ScriptedModel, type Scripts } from './scripted-model';

export interface Stores {
  readonly sessions: SessionStore;
  readonly toolSessions: ToolSessionStore;
  readonly journal: Journal;
  readonly citedTexts: CitedTextStore;
  readonly forgetting: ForgettingStore;
  readonly cleanUp: CleanUpStore;
  close(): Promise<void>;
}

export const MIGRATIONS = join(import.meta.dirname, '../../../drizzle');

/** The two families of storage adapters that must behave alike. */
export const storeKinds: ReadonlyArray<readonly [name: string, open: () => Promise<Stores>]> = [
  ['libSQL', openLibsqlStores],
  ['memory', openMemoryStores],
];

async function openMemoryStores(): Promise<Stores> {
  const sessions = createMemorySessionStore();
  const toolSessions = createMemoryToolSessionStore();
  return {
    sessions,
    toolSessions,
    forgetting: toolSessions,
    cleanUp: createMemoryCleanUp(sessions),
    journal: createMemoryJournal(sessions),
    citedTexts: createMemoryCitedTextStore(),
    close: async () => undefined,
  };
}

async function openLibsqlStores(): Promise<Stores> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  const opened = await openDatabase({ userDataDir, url: null, token: null, migrationsDir: MIGRATIONS, now: Date.now });
  return {
    sessions: createSessionRepository(opened.db),
    toolSessions: createToolSessionRepository(opened.db),
    journal: createJournalRepository(opened.db),
    citedTexts: createCitedTextRepository(opened.db),
    forgetting: createForgettingRepository(opened),
    cleanUp: createCleanUpRepository(opened.db),
    async close() {
      opened.close();
      await rm(userDataDir, { recursive: true });
    },
  };
}

export interface Harness {
  readonly log: MemoryLog;
  service: SessionService;
  readonly model: ScriptedModel;
  readonly store: MemoryMessageStore;
  readonly sources: StoredSource[];
  readonly settings: Settings;
  readonly saves: PendingSaves;
  /** One for each time that memory was asked: aborted when the question was given up. */
  readonly recalls: readonly AbortSignal[];
  /** What memory was asked. */
  readonly recallInputs: readonly RecallInput[];
  readonly hidden: HiddenMessages;
  /** What models kept in the profile, call by call. */
  readonly remembered: ReadonlyArray<readonly ProfileOperation[]>;
  /** What the user does in Settings. */
  change(settings: Partial<Settings>): void;
  /** Ends the service as a quit does and starts another over the same data. */
  restart(): Promise<void>;
  /** Ends the service as a kill does, with nothing written any more, and starts another over the same data. */
  kill(): void;
  submit(text: string, sessionId?: string, messageId?: string): Promise<string>;
  /** Follows a session's stream, folded as a window folds it. */
  follow(sessionId: string): Follower;
}

export interface Follower {
  readonly events: SessionEvent[];
  /** Resolves with the shown thread when `isReached` holds for the newest state. */
  until(isReached: (state: string) => boolean): Promise<readonly LecternMessage[]>;
  end(): void;
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
}

export interface HarnessOptions {
  readonly scripts: Scripts;
  readonly settings?: Partial<Settings>;
  /** What recall gives, fails with, or waits for. */
  readonly recollection?: Recollection | Error | Promise<Recollection>;
  readonly recallLimitMs?: number;
  readonly passages?: readonly FoundPassage[];
  /** Whole files by their blob, or why they cannot be had. */
  readonly files?: Readonly<Record<string, string>> | Error;
  /** Instead of checking quotes. */
  readonly quotes?: QuoteKnowledge;
  /** When the end of an answer waits no longer. */
  readonly citationLimit?: () => AbortSignal;
  /** When a model that is asked for a title has had its time. */
  readonly titleLimit?: () => AbortSignal;
  /** Where the settings of git lead for an address. */
  readonly routeOf?: (address: string) => string;
  readonly addSource?: (address: string, ref: string | null) => Promise<StoredSource>;
}

export function createHarness(stores: Stores, options: HarnessOptions): Harness {
  const model = createScriptedModel(options.scripts);
  const store = createMemoryMessageStore();
  const known: StoredSource[] = [];
  const recalls: AbortSignal[] = [];
  const recallInputs: RecallInput[] = [];
  const remembered: (readonly ProfileOperation[])[] = [];
  const log = createMemoryLog();
  const hidden = createHiddenMessages();
  const clock = createScriptedClock();
  let settings = settingsSchema.parse({ titlesEnabled: false, ...options.settings });
  let saves: PendingSaves;
  let kill: () => void;
  const readFile = async ({ blob }: { readonly blob: string }): Promise<Uint8Array | null> => {
    if (options.files instanceof Error) throw options.files;
    const text = options.files?.[blob];
    return text === undefined ? null : packText(text);
  };
  const vouch = async (places: readonly CitedPlace[]): Promise<readonly (CitedPlace | null)[]> =>
    places.map((place) => {
      const source = known.find(({ key }) => key === place.sourceKey);
      const isHere = !(options.files instanceof Error) && options.files?.[place.blob] !== undefined;
      return source === undefined || !isHere ? null : { ...place, sourceName: source.name };
    });
  /** Another process over the same data, until it is killed. */
  const start = (): SessionService => {
    let isKilled = false;
    kill = () => (isKilled = true);
    const until = <T extends object>(adapter: T): T => whileAlive(adapter, () => isKilled);
    const [journal, sessions, messages] = [until(stores.journal), until(stores.sessions), until(store)];
    saves = createPendingSaves({ journal, messages, sessions, log });
    return createSessionService({
      journal,
      sessions,
      toolSessions: until(stores.toolSessions),
      saves,
      store: messages,
      hidden,
      log,
      sources: createTestSources(known, options),
      citations: createCitations({
        store: stores.citedTexts,
        sources: { text: readFile, vouch },
        quotes: options.quotes ?? createQuoteKnowledge({ priority: createPriority() }),
        log,
        ...(options.citationLimit !== undefined && { limit: options.citationLimit }),
      }),
      models: {
        resolve: async (id, onWait) => {
          if (id === 'gone/model') throw new AppError('model.unknown', { model: id });
          return {
            id,
            name: id,
            languageModel: guardModel(model, { address: 'test', secret: null, log, clock, onWait }),
            contextTokens: 8_192,
            isReader: false,
            isBlind: false,
            mayOmitThinking: false,
            address: 'test',
          };
        },
      },
      memory: {
        recall: async (input, { signal } = {}) => {
          recallInputs.push(input);
          if (signal !== undefined) recalls.push(signal);
          if (options.recollection instanceof Error) throw options.recollection;
          return options.recollection ?? { recalled: [], sessionIds: [], note: null, workingMemory: null };
        },
      },
      profile: {
        remember: async (operations) => {
          remembered.push(operations);
          return { version: remembered.length, added: [], removed: [] };
        },
      },
      settings: () => settings,
      allowHost: async (host) => {
        settings = { ...settings, allowedHosts: [...settings.allowedHosts, host] };
      },
      titleLimit: options.titleLimit,
      recallLimitMs: () => options.recallLimitMs ?? 60_000,
      tick: createTick(Date.now),
      stopwatch: () => 0,
      newId: v7,
    });
  };
  const harness: Harness = {
    log,
    service: start(),
    model,
    store,
    sources: known,
    get settings() {
      return settings;
    },
    get saves() {
      return saves;
    },
    recalls,
    recallInputs,
    hidden,
    remembered,
    change(changed) {
      settings = { ...settings, ...changed };
    },
    async restart() {
      await harness.service.close();
      await saves.drain();
      harness.service = start();
    },
    kill() {
      kill();
      harness.service = start();
    },
    async submit(text, sessionId, messageId = v7()) {
      return (await harness.service.submit({ text, messageId, ...(sessionId === undefined ? {} : { sessionId }) }))
        .sessionId;
    },
    follow: (sessionId) => follow(harness.service, sessionId),
  };
  return harness;
}

/** An adapter whose calls never answer once its process was killed. */
function whileAlive<T extends object>(adapter: T, isKilled: () => boolean): T {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]): unknown =>
        isKilled() ? new Promise(() => undefined) : (Reflect.apply(found, target, args) as unknown);
    },
  });
}

function createTestSources(known: StoredSource[], options: HarnessOptions): SearchableSources {
  return {
    find: (name, ref) =>
      known.find(
        (source) =>
          [source.address, source.name, source.key].includes(name) && (ref === undefined || source.ref === ref),
      ) ?? null,
    searchable: async () => known,
    indexed: async (keys) => keys,
    follow: async () => [],
    outdated: async () => [],
    routeOf: async (address) => options.routeOf?.(address) ?? address,
    list: async () => known.map((source) => toSource(source, null)),
    addAndWait: async ({ address, ref }) => {
      if (options.addSource === undefined) throw new AppError('source.unreachable', { address });
      const source = await options.addSource(address, ref ?? null);
      known.push(source);
      return source;
    },
    readFile: async ({ path }) => ({
      commit: 'c'.repeat(40),
      blob: 'b'.repeat(40),
      path,
      lines: [1, 1],
      text: 'Press the key.',
      totalLines: 1,
      cut: null,
    }),
    listFiles: async () => ({ names: ['docs/'], total: 1 }),
    search: async ({ excludeIds, limit }) => ({
      passages: (options.passages ?? []).filter((passage) => !excludeIds.includes(passage.id)).slice(0, limit),
      reading: { words: [], missingPhrases: [], unknownNames: [] },
    }),
  };
}

function follow(service: SessionService, sessionId: string): Follower {
  const abort = new AbortController();
  const events: SessionEvent[] = [];
  let wake = (): void => undefined;
  const reading = (async () => {
    for await (const batch of service.watch({ sessionId }, abort.signal)) {
      events.push(...batch);
      wake();
    }
  })();
  reading.catch(() => wake());
  const newestState = (): string => {
    const last = events.findLast((event) => event.type === 'state' || event.type === 'snapshot');
    return last?.type === 'state' || last?.type === 'snapshot' ? last.state.name : '';
  };
  return {
    events,
    async until(isReached) {
      while (!isReached(newestState())) await new Promise<void>((resolve) => (wake = resolve));
      // What was replayed with the snapshot is queued already; let it be read.
      await new Promise<void>((resolve) => setImmediate(resolve));
      return shownThread(events);
    },
    end: () => abort.abort(),
    ended: reading,
  };
}

/** The fold a window does: the last snapshot's messages, then each prompt behind its parent with the fold of its answer. */
async function shownThread(events: readonly SessionEvent[]): Promise<readonly LecternMessage[]> {
  const chunksOf = new Map<string, LecternChunk[]>();
  let path: readonly LecternMessage[] = [];
  for (const event of events) {
    if (event.type === 'snapshot') {
      path = event.messages;
      chunksOf.clear();
    }
    if (event.type === 'earlier') path = [...event.messages, ...path];
    if (event.type === 'prompt') {
      const { id, metadata } = event.message;
      const again = path.findIndex((message) => message.id === id);
      const parent = path.findIndex((message) => message.id === metadata?.parentId);
      const answer: LecternMessage = { id: event.answerId, role: 'assistant', parts: [] };
      const isRoot = metadata?.parentId === null;
      const end = again !== -1 ? again : parent === -1 && !isRoot ? path.length : parent + 1;
      path = [...path.slice(0, end), event.message, answer];
      chunksOf.set(event.answerId, []);
    }
    if (event.type === 'chunk') chunksOf.get(event.messageId)?.push(event.chunk);
  }
  const folded = path.map(async (message) => {
    const chunks = chunksOf.get(message.id);
    return chunks === undefined ? message : await foldChunks(chunks);
  });
  return (await Promise.all(folded)).filter((message) => message !== null);
}

/** The text of a message's text parts. */
export function textOf(message: LecternMessage | undefined): string {
  return (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');
}
