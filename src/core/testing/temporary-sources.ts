import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import { createCitedTextRepository } from '../db/cited-text-repository';
import { shownLanguage, type Language } from '../../shared/text/shown-language';
import { wording } from '../../shared/text/wording';
import { createCitations } from '../citations/citations';
import { createRepoCacheRepository } from '../db/repo-cache-repository';
import { openDatabase } from '../db/open-database';
import { createSessionRepository } from '../db/session-repository';
import { createSourceRepository } from '../db/source-repository';
import { createKnowledge } from '../knowledge/create-knowledge';
import type { Embedder } from '../knowledge/embedding/embedder';
import { createWordEmbedder } from '../knowledge/testing/word-embedder';

import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { createSourceService, type SourceService } from '../sources/source-service';
import { storedSession } from './stored-session';

export async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs é '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

export function commitAll(folder: string): string {
  const run = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  run('init', '--quiet');
  run('add', '.');
  run('commit', '--quiet', '--message', 'first');
  return run('rev-parse', 'HEAD').trim();
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing was found');
  return value;
}

type Handbooks = Readonly<Record<Language, string>>;

/** The service over real storage and real knowledge, in a data folder that may be opened again. */
async function openService(dataDir: string, handbooks: Handbooks, words: Embedder, now: () => number = Date.now) {
  const { db, close } = await openDatabase({
    userDataDir: dataDir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: Date.now,
  });
  const knowledge = createKnowledge(
    {
      mastraDbPath: join(dataDir, 'mastra.db'),
      indexDbPath: join(dataDir, 'index.db'),
      repositoriesDir: join(dataDir, 'repositories'),
      embeddingModelDir: join(dataDir, 'no-model'),
      modelsDir: join(dataDir, 'models'),
      grammarsDir: join(dataDir, 'no-grammars'),
    },
    { embedder: async () => words },
  );
  const cache = createRepoCacheRepository(db);
  const citedTexts = createCitedTextRepository(db);
  const limits: { gigabytes: number; days: number | null } = { gigabytes: 10, days: null };
  const store = createSourceRepository(db);
  const service = createSourceService({
    store,
    cache,
    knowledge: knowledge.sources,
    citedTexts,
    handbook: { dir: () => handbooks[shownLanguage.get()], name: () => wording.sources.handbook },
    limitGigabytes: () => limits.gigabytes,
    lifeDays: () => limits.days,
    now,
    log: createMemoryLog(),
  });
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await service.close();
    await knowledge.close();
    close();
  };
  return {
    service,
    store,
    knowledge: knowledge.sources,
    cache,
    limits,
    /** What the end of an answer does with what it cites. */
    async cite(place: CitedPlace): Promise<void> {
      const session = { id: 'session', resourceId: 'local', createdAt: 1, modelId: null, title: null };
      await createSessionRepository(db).add([storedSession(session)]);
      const citations = createCitations({
        store: citedTexts,
        sources: service,
        quotes: knowledge.quotes,
        log: createMemoryLog(),
      });
      const chunk: LecternChunk = { type: 'data-citation', id: 'citation-1', data: { n: 1, ...place } };
      const never = new AbortController().signal;
      await citations.settle(session.id, [chunk], async () => ({ messages: [], told: [] }), never);
    },
    end: () => (ending ??= end()),
  };
}

export async function temporaryService(now?: () => number, embedder: Embedder = createWordEmbedder()) {
  const dataDir = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const handbook = await makeFolder({ 'guide.md': '# Handbook\n\nPress the brass key.\n' });
  const german = await makeFolder({ 'guide.md': '# Handbuch\n\nDrücke die Messingtaste.\n' });
  const opened = await openService(dataDir, { en: handbook, de: german }, embedder, now);
  let end = opened.end;
  onTestFinished(() => end());
  return {
    ...opened,
    dataDir,
    handbook,
    async reopen(
      moved: Partial<Handbooks> = {},
      next: { readonly embedder?: Embedder; readonly now?: () => number } = {},
    ) {
      await end();
      const again = await openService(
        dataDir,
        { en: handbook, de: german, ...moved },
        next.embedder ?? embedder,
        next.now,
      );
      end = again.end;
      return again;
    },
  };
}

/** The source once its update has ended. */
export async function settled(service: SourceService, key: string): Promise<Source> {
  for await (const event of service.watchList()) {
    const found =
      event.type === 'list'
        ? event.sources.find((source) => source.key === key)
        : event.type === 'changed'
          ? event.source
          : undefined;
    if (found?.key === key && found.state !== 'working') return found;
  }
  throw new Error('the list ended');
}

export async function find(service: SourceService, text: string, keys: readonly string[]) {
  await service.follow(keys);
  return (await service.search({ text, keys, excludeIds: [], limit: 3 })).passages;
}

/** How windows are told of a source from now on: its step while it is worked on, else its state and why. Each once in a row. */
export function watchSteps(service: SourceService, key: string): readonly string[] {
  const steps: string[] = [];
  const watching = new AbortController();
  onTestFinished(() => watching.abort());
  const note = (source: Source | undefined): void => {
    if (source?.key !== key) return;
    const { progress, state, error } = source;
    const step = progress?.step ?? [state, error?.code].filter(Boolean).join(' ');
    if (steps.at(-1) !== step) steps.push(step);
  };
  const watch = async (): Promise<void> => {
    for await (const event of service.watchList(watching.signal)) {
      if (event.type === 'list') note(event.sources.find((source) => source.key === key));
      else if (event.type === 'changed') note(event.source);
    }
  };
  void watch().catch(() => undefined);
  return steps;
}
