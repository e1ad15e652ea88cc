import { stat } from 'node:fs/promises';
import { arch, platform, release, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import type { AppStatusService } from '../app-status';
import type { ConnectionStore, SessionStore, SourceStore } from '../ports';
import { readLastFailures } from './read-last-failures';

export interface DiagnosticsOptions {
  readonly userDataDir: string;
  readonly appVersion: string;
  readonly sessions: Pick<SessionStore, 'list'>;
  readonly sources: Pick<SourceStore, 'list'>;
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly status: Pick<AppStatusService, 'get'>;
  /** Unix ms. */
  readonly now: () => number;
}

const FILES = ['local.db', 'local.db-wal', 'mastra.db', 'mastra.db-wal', 'index.db', 'index.db-wal'];
const LAST_FAILURES = 30;

/**
 * What a report of a fault needs, as JSON to paste: versions, sizes, counts and codes. No text, title, address or key, and no
 * path but the data folder's own name.
 */
export async function collectDiagnostics(options: DiagnosticsOptions): Promise<string> {
  const { userDataDir, appVersion, status, now } = options;
  const [sessions, sources, connections, files, failures] = await Promise.all([
    options.sessions.list(),
    options.sources.list(),
    options.connections.list(),
    Promise.all(FILES.map(async (name) => [name, await sizeOf(join(userDataDir, name))] as const)),
    readLastFailures(join(userDataDir, 'logs', 'lectern.log'), LAST_FAILURES),
  ]);
  const { memory, banners } = status.get();
  const { node, electron, chrome } = process.versions;
  const report = {
    lectern: appVersion,
    runtime: { node, electron, chrome },
    system: { platform: platform(), release: release(), arch: arch(), memoryMegabytes: megabytes(totalmem()) },
    time: new Date(now()).toISOString(),
    upSeconds: Math.round(process.uptime()),
    residentMegabytes: megabytes(process.memoryUsage.rss()),
    dataFolder: basename(userDataDir),
    fileBytes: Object.fromEntries(files.filter(([, size]) => size !== null)),
    sessions: { open: sessions.length, pinned: sessions.filter((session) => session.pinned).length },
    sources: {
      byKind: countBy(sources, ({ kind }) => kind),
      byState: countBy(sources, ({ state }) => state),
      byError: countBy(
        sources.flatMap(({ error }) => error ?? []),
        (error) => error.code,
      ),
      files: sum(sources.map((source) => source.files)),
      passages: sum(sources.map((source) => source.passages)),
      bytes: sum(sources.map((source) => source.sizeBytes)),
    },
    connections: countBy(connections, ({ kind }) => kind),
    memory,
    banners: banners.map((banner) => banner.code),
    lastFailures: failures,
  };
  return JSON.stringify(report, null, 2);
}

async function sizeOf(path: string): Promise<number | null> {
  return await stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
