import { basename } from 'node:path';
import type { ExportInput, PageInput } from '../knowledge/conversation-knowledge';
import { EXPORT_EXTENSIONS, type ExportFormat, type Transfer } from '../../shared/domain/transfer';
import { localDay } from '../../shared/local-day';
import { wording, fill } from '../../shared/text/wording';
import { shownTitle } from '../../shared/chat/shown-title';
import { AppError, toErrorData } from '../errors';
import type { ConversationKnowledge } from '../knowledge/conversation-knowledge';
import type { Log, Session, SessionStore } from '../ports';
import { createWatchedValue } from '../watched-value';
import { drawDiagrams, type DrawDiagram } from './draw-diagrams';
import { runExport, toExported } from './run-export';
import { noReport, runImport } from './run-import';

/** Sessions written in one call of the worker, between which an export can be stopped. */
const PAGE = 5;

/** Which sessions to export, and how. Without an id: all that are not private. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly sessionId?: string | undefined;
}

/** Imports and exports, one at a time, in the background. */
export interface TransferService {
  watch(signal?: AbortSignal): AsyncIterable<Transfer | null>;
  /** Errors: `transfer.busy`. */
  importFiles(paths: readonly string[]): void;
  /** A name for the file of an export. Errors: `transfer.busy`, `session.unknown`. */
  nameFor(request: ExportRequest): Promise<string>;
  /** Errors: `transfer.busy`. */
  exportSessions(path: string, request: ExportRequest): void;
  /** A session as a page for paper, or as Markdown. Errors: `session.unknown`, `memory.broken`. */
  pageOf(sessionId: string, format: PageInput['format'], signal?: AbortSignal): Promise<string>;
  /** Ends what runs, after the conversation that it is at. */
  stop(): void;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TransferDependencies {
  readonly conversations: ConversationKnowledge;
  readonly sessions: SessionStore;
  readonly announce: (rows: readonly Session[]) => void;
  /** Runs an import, whose messages are there before their sessions, while nothing brings the two to agreement. */
  readonly apart: <T>(work: () => Promise<T>) => Promise<T>;
  /** Saves the turns that wait to be saved, so that an export has them. */
  readonly flush: () => Promise<void>;
  readonly addresses: () => Promise<ExportInput['addresses']>;
  readonly draw: DrawDiagram;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

export function createTransferService(dependencies: TransferDependencies): TransferService {
  const { conversations, sessions, announce, apart, flush, addresses, draw, now, log } = dependencies;
  const current = createWatchedValue<Transfer | null>(null);
  let running: Promise<void> = Promise.resolve();
  let stopping = new AbortController();

  const change = (changed: Partial<Transfer>): void => {
    const transfer = current.get();
    // Of the kind that runs: nothing else changes it.
    if (transfer !== null) current.set({ ...transfer, ...changed } as Transfer);
  };
  const refuseSecond = (): void => {
    if (current.get()?.state === 'running') throw new AppError('transfer.busy');
  };
  const start = (transfer: Transfer, work: (signal: AbortSignal) => Promise<void>): void => {
    refuseSecond();
    stopping = new AbortController();
    const { signal } = stopping;
    current.set(transfer);
    running = work(signal).then(
      // An export that is whole is done, whatever was asked of it last.
      () => change({ state: signal.aborted && transfer.kind === 'import' ? 'stopped' : 'done' }),
      (error: unknown) => {
        if (signal.aborted) return change({ state: 'stopped' });
        log.error(`${transfer.kind} failed`, { error });
        change({ state: 'failed', error: toErrorData(error) });
      },
    );
  };
  const pagesOf = async function* (sessionId: string | undefined): AsyncGenerator<readonly Session[], void, void> {
    if (sessionId !== undefined) {
      yield [await presentSession(sessions, sessionId)];
      return;
    }
    let after: string | null = null;
    for (;;) {
      const page: readonly Session[] = await sessions.page(after, PAGE);
      if (page.length === 0) return;
      const told = page.filter(({ isPrivate }) => !isPrivate);
      if (told.length > 0) yield told;
      after = page.at(-1)?.id ?? null;
    }
  };

  return {
    watch: (signal) => current.watch(signal),
    importFiles: (paths) =>
      start({ ...begun, kind: 'import', report: noReport }, (signal) =>
        apart(() =>
          runImport({ paths, conversations, sessions, announce, isStopped: () => signal.aborted, onProgress: change }),
        ),
      ),
    async nameFor({ format, sessionId }) {
      refuseSecond();
      if (sessionId === undefined) {
        return fill(wording.transfer.fileName, { day: localDay(now()), extension: EXPORT_EXTENSIONS[format] });
      }
      const session = await presentSession(sessions, sessionId);
      return `${fileName(shownTitle(session, now()))}.${EXPORT_EXTENSIONS[format]}`;
    },
    exportSessions: (path, { format, sessionId }) =>
      start({ ...begun, kind: 'export', file: basename(path) }, async (signal) => {
        await flush();
        await runExport({
          path,
          format,
          addresses: await addresses(),
          exportedAt: now(),
          pages: pagesOf(sessionId),
          conversations,
          draw,
          signal,
          onProgress: (done) => change({ done }),
        });
      }),
    async pageOf(sessionId, format, signal) {
      const session = toExported(await presentSession(sessions, sessionId));
      await flush();
      const sources = format === 'html' ? await conversations.diagramsOf([session], { signal }) : [];
      const diagrams = await drawDiagrams(sources, draw, signal);
      return await conversations.page({ format, session, addresses: await addresses(), diagrams }, { signal });
    },
    stop: () => stopping.abort(),
    settled: () => running,
    async close() {
      stopping.abort();
      await running;
    },
  };
}

const begun = { state: 'running', done: 0, total: 0, error: null } as const;

async function presentSession(sessions: SessionStore, id: string): Promise<Session> {
  const session = await sessions.get(id);
  if (session === null || session.trashedAt !== null) throw new AppError('session.unknown');
  return session;
}

/** A title as a name that every file system takes. */
function fileName(title: string): string {
  const name = title
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80)
    .toWellFormed()
    .trim();
  return name === '' ? wording.shell.name : name;
}
