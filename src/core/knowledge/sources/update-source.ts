import type { Client } from '@libsql/client';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SourceProgress } from '../../../shared/domain/source';
import { AppError } from '../../errors';
import type { LazyEmbedder } from '../embedding/lazy-embedder';
import { emptyLog } from '../empty-log';
import { normalizeLines } from '../index/pack-text';
import type { NewFile, PassageStore } from '../index/passage-store';
import type { VectorStore } from '../index/vector-store';
import type { IndexedSource, SourceInput } from '../knowledge';
import type { Log } from '../../ports';
import type { Priority } from '../priority';
import { withSignal } from '../with-signal';
import type { Chunker } from './chunking/chunk-source';
import type { KnownBlobs } from './folder/known-blobs';
import { repositoryFolder } from './git/repository-folder';
import type { Git } from './git/run-git';
import { isFolder } from './is-folder';
import type { OpenOptions } from './open-options';
import { openSource } from './open-source';
import { readText } from './pick-files';
import { createSkipTally, type SkipTally } from './skip-tally';
import type { OpenedSource, SourceFile } from './source-files';

/** Files that go in together: as many as fill a commit. */
const PASSAGES_AT_ONCE = 60;
const FILES_AT_ONCE = 40;
/** No search waits longer for a look, and a drive that does not answer must not hold up all else. */
const WAITED_MS = 2_000;

export interface UpdateOptions {
  readonly git: Git;
  readonly repositoriesDir: string;
  readonly client: Client;
  readonly passages: PassageStore;
  readonly vectors: VectorStore;
  /** Drops what is held in memory of a source. */
  readonly forget: (sourceId: number) => void;
  readonly embedder: LazyEmbedder;
  readonly chunker: Chunker;
  readonly priority: Priority;
  readonly known: KnownBlobs;
  readonly now: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** `indexed` is set once full text can be searched. */
  readonly report: (progress: SourceProgress, indexed?: IndexedSource) => void;
}

/**
 * Brings the index of a source to its newest state: only files whose blob is new are chunked. A first index can be
 * searched as it grows; a later one changes at its end, all at once. A copy of a repository that turns out to be damaged is
 * fetched anew, once.
 */
export async function updateSource(input: SourceInput, options: UpdateOptions): Promise<IndexedSource> {
  const mayMend = input.kind === 'repository' && input.isAsKept !== true;
  const wasFetched = mayMend && (await isFolder(join(options.repositoriesDir, repositoryFolder(input.key))));
  let isOpened = false;
  const onOpened = (): void => {
    isOpened = true;
  };
  try {
    return await updateOnce(input, options, onOpened);
  } catch (error) {
    // Opening has fetched it anew already.
    if (!wasFetched || !isOpened || !(error instanceof AppError) || error.code !== 'source.damaged') throw error;
    // What was damaged of our copy went with all of it.
    options.log.warn('a damaged copy of a repository is fetched anew', { error });
    return await updateOnce(input, options, () => undefined);
  }
}

async function updateOnce(input: SourceInput, options: UpdateOptions, onOpened: () => void): Promise<IndexedSource> {
  const { client, passages, priority, signal, report } = options;
  const pause = () => priority.pause(signal);
  const isFetched = input.kind === 'repository' && input.isAsKept !== true;
  report({ step: isFetched ? 'fetching' : 'reading', done: 0, total: 0 });
  const skipped = createSkipTally();
  const opened = await look(input, {
    ...options,
    skipped,
    onProgress: (done, total, isWhole) => report({ step: isWhole ? 'fetchingWhole' : 'fetching', done, total }),
    onWaiting: (seconds) => report({ step: 'asking', done: seconds, total: 0 }),
  });
  onOpened();
  const { id, ...before } = await passages.begin(input.key, input.name, opened.commit);
  const isSwept = await passages.sweep(id, pause);
  if (isSwept || !before.isComplete) options.forget(id);
  const { gone, isAdded } = await addChanges(id, before.isComplete ? 'staged' : 'live', opened, {
    ...options,
    skipped,
  });
  signal.throwIfAborted();
  if (input.isOtherPlace === true && before.isComplete) await checkText(id, gone, input.name, passages);
  // What is as it was is not read into memory anew by the next search.
  const isChanged = isAdded || gone.length > 0 || !before.isComplete || before.commit !== opened.commit;
  if (isChanged) {
    await passages.commit(id, opened.commit, gone);
    options.forget(id);
    await passages.sweep(id, pause);
  }
  const { commit, localPath, sizeBytes, isWhole = false } = opened;
  const edited = opened.files.filter(({ isEdited }) => isEdited === true).length + (opened.deleted ?? 0);
  const counts = await passages.counts(id);
  const indexed = { commit, localPath, sizeBytes, isWhole, edited, skipped: skipped.list(), ...counts };
  if (input.isTextOnly !== true) await embed(id, { ...options, report: (progress) => report(progress, indexed) });
  if (isChanged) await emptyLog(client);
  return indexed;
}

/** Errors: `source.noText` when nothing would be left to be searched. */
async function checkText(
  sourceId: number,
  gone: readonly number[],
  name: string,
  passages: PassageStore,
): Promise<void> {
  if (gone.length === 0 || (await passages.hasStaged(sourceId))) return;
  const { files } = await passages.counts(sourceId);
  if (files === gone.length) throw new AppError('source.noText', { name });
}

/** A look that a search waits for goes before bulk work, that of other sources too. */
async function look(input: SourceInput, options: OpenOptions): Promise<OpenedSource> {
  const { priority } = options;
  if (input.isWaitedFor !== true || input.kind !== 'folder') return openSource(input, options);
  const opened = openSource(input, { ...options, priority: { ...priority, pause: priority.turn } });
  const isOver = new AbortController();
  try {
    const late = delay(WAITED_MS, undefined, { ref: false, signal: isOver.signal });
    await priority.interactive(() => Promise.race([opened, late]));
  } finally {
    isOver.abort();
  }
  return opened;
}

/** Adds new and changed files, if there are any. `gone`: the ids of those that are no longer there. */
async function addChanges(
  sourceId: number,
  state: 'live' | 'staged',
  opened: OpenedSource,
  options: UpdateOptions & { readonly skipped: SkipTally },
): Promise<{ readonly gone: readonly number[]; readonly isAdded: boolean }> {
  const { passages, chunker, priority, signal, skipped, report } = options;
  const before = new Map((await passages.files(sourceId)).map((file) => [fileKey(file), file.id]));
  const now = new Set(opened.files.map(fileKey));
  const added = opened.files.filter((file) => !before.has(fileKey(file)));
  const gone = [...before].flatMap(([key, id]) => (now.has(key) ? [] : [id]));
  // What a first index shows is of the commit that it is of now.
  if (state === 'live' && gone.length > 0) await passages.drop(sourceId, gone);
  const pause = (): Promise<void> => priority.pause(signal);
  let waiting: NewFile[] = [];
  let passagesWaiting = 0;
  let isAdded = false;
  const flush = async (): Promise<void> => {
    const files = waiting;
    isAdded ||= files.length > 0;
    waiting = [];
    passagesWaiting = 0;
    if (files.length > 0) await passages.add(sourceId, files, state, pause);
    // What a search holds of the pages of a source that shows what it has.
    if (state === 'live') options.forget(sourceId);
  };
  let done = 0;
  report({ step: 'indexing', done, total: added.length });
  for await (const content of opened.read(added, signal)) {
    const file = added[done];
    if (file !== undefined && content !== null) {
      const read = typeof content === 'string' ? { skipped: content } : readText(file.path, content);
      if ('skipped' in read) skipped.add(file.path, read.skipped);
      else {
        const chunks = await chunker.chunk(file.path, read.text, pause);
        waiting.push({ ...file, text: normalizeLines(read.text), chunks });
        passagesWaiting += chunks.length;
      }
    }
    done += 1;
    if (passagesWaiting >= PASSAGES_AT_ONCE || waiting.length >= FILES_AT_ONCE) {
      await flush();
      report({ step: 'indexing', done, total: added.length });
    } else await pause();
  }
  await flush();
  report({ step: 'indexing', done, total: added.length });
  return { gone, isAdded };
}

/** Adds what full text lacks. Without a model it stays at full text, and the next update tries again. */
async function embed(
  sourceId: number,
  { embedder, vectors, priority, signal, report, log }: UpdateOptions,
): Promise<void> {
  report({ step: 'embedding', done: 0, total: 0 });
  try {
    await vectors.embed(sourceId, await withSignal(embedder.get(), signal), {
      pause: () => priority.pause(signal),
      onProgress: (done, total) => report({ step: 'embedding', done, total }),
    });
  } catch (error) {
    signal.throwIfAborted();
    log.warn('passages have no vectors yet', { error });
  }
}

function fileKey({ path, blob, isEdited }: SourceFile): string {
  return `${isEdited === true ? 'edited' : 'committed'} ${blob} ${path}`;
}
