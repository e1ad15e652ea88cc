import { join } from 'node:path';
import { quotedBlocks } from '../../shared/chat/quoted-blocks';
import { withoutCuts, type DraftCut, type DraftEvent, type DraftKey, type KeptDraft } from '../../shared/domain/draft';
import type { SessionListEvent } from '../../shared/contract/sessions';
import type { AppStatusService } from '../app-status';
import { createBroadcast } from '../broadcast';
import { DRAFTS_FOLDER } from '../config';
import type { Host, Log } from '../ports';
import { createSerialQueue } from '../serial-queue';
import type { DraftFolder } from './draft-folder';

/** Unsent text of all windows. It outlives them and the app; once it is empty no file has any of it. */
export interface DraftService {
  /** All drafts, then each change. */
  watch(signal?: AbortSignal): AsyncIterable<DraftEvent>;
  /** Resolves at once; it is on disk a moment later. */
  keep(draft: KeptDraft, by: string): Promise<void>;
  /** Keeps what has no draft yet, and empties the browser's own storage once it is on disk. */
  takeOver(drafts: readonly KeptDraft[]): Promise<void>;
  /**
   * Takes out what the app put there of what is forgotten, in all windows too. Resolves when it is on disk, and fails where
   * that cannot be, or where a draft cannot be read, which may hold it: whoever calls may try again. One that cannot be
   * read then either is removed, and the user told: it would put off all forgetting for ever.
   */
  cut(copies: DraftCopies): Promise<void>;
  /** Leaves nothing of the sessions that the stream says are deleted. */
  followDeleted(sessions: AsyncIterable<SessionListEvent>): Promise<void>;
  /** Resolves when all is on disk. */
  close(): Promise<void>;
}

/** What of drafts goes with what is forgotten. */
interface DraftCopies {
  /** What stays of a quote; all of it where it holds none, '' for nothing. */
  leftOf(block: string, key: DraftKey): string;
  /** Drafts, and quotes in them, that go as they stand: those too of which nothing is kept. */
  readonly wholes: readonly DraftCut[];
}

interface DraftServiceOptions {
  readonly folder: DraftFolder;
  readonly host: Pick<Host, 'emptyBrowserStorage'>;
  readonly status: Pick<AppStatusService, 'raise'>;
  readonly log: Log;
}

/** A file is not written anew at each key. */
const WRITE_DELAY_MS = 300;

export function createDraftService({ folder, host, status, log }: DraftServiceOptions): DraftService {
  const changes = createBroadcast<DraftEvent>();
  const disk = createSerialQueue();
  const kept = new Map<DraftKey, string>();
  const delayed = new Map<DraftKey, ReturnType<typeof setTimeout>>();
  /** Of drafts whose files are not as they should be. */
  const failures = new Map<DraftKey, unknown>();
  /** Gives what could not be read. What was kept or emptied since is newer. */
  const load = async (): Promise<readonly string[]> => {
    const { drafts, unread } = await folder.load();
    for (const { key, text } of drafts) if (!kept.has(key) && !failures.has(key)) kept.set(key, text);
    return unread;
  };
  /** What could not be read when something was to be cut out of it. */
  let unreadAtCut: ReadonlySet<string> = new Set();
  let loaded = load();

  const write = (key: DraftKey): void => {
    clearTimeout(delayed.get(key));
    delayed.delete(key);
    const writing = disk.run(async () => {
      const text = kept.get(key);
      await (text === undefined ? folder.remove(key) : folder.write({ key, text }));
      failures.delete(key);
    });
    writing.catch((error: unknown) => {
      // The text stays in the box; it only does not outlive the app.
      log.warn('a draft was not kept', { error });
      failures.set(key, error);
    });
  };
  const set = ({ key, text }: KeptDraft): void => {
    if (text === '') {
      kept.delete(key);
      write(key);
      return;
    }
    kept.set(key, text);
    if (!delayed.has(key)) delayed.set(key, setTimeout(write, WRITE_DELAY_MS, key));
  };
  const flush = async (): Promise<void> => {
    await loaded;
    for (const key of delayed.keys()) write(key);
    await disk.settled();
  };
  /** Fails unless all files are as they should be. */
  const requireOnDisk = async (): Promise<void> => {
    for (const key of failures.keys()) write(key);
    await flush();
    const [cause] = failures.values();
    if (failures.size > 0) throw new Error('a draft is not on disk', { cause });
  };
  /** Gives what stays. */
  const discard = async (unread: readonly string[]): Promise<readonly string[]> => {
    const stays: string[] = [];
    for (const name of unread) {
      await folder.discard(name).catch((error: unknown) => {
        log.warn('a draft that cannot be read stays', { error });
        stays.push(name);
      });
    }
    const count = unread.length - stays.length;
    if (count > 0) status.raise({ code: 'drafts.unreadRemoved', params: { count } });
    const file = stays.map((name) => join(DRAFTS_FOLDER, name)).join(', ');
    if (stays.length > 0) status.raise({ code: 'drafts.unreadStay', params: { file } });
    return stays;
  };
  /** Fails the first time that some cannot be read. */
  const requireLoaded = async (): Promise<void> => {
    if ((await loaded).length === 0) return;
    await flush();
    loaded = disk.run(load);
    const unread = await loaded;
    const isFirstTime = unread.some((name) => !unreadAtCut.has(name));
    unreadAtCut = new Set(unread);
    if (isFirstTime) throw new Error('a draft could not be read');
    loaded = disk.run(() => discard(unread));
    await loaded;
  };
  const keep = async (draft: KeptDraft, by: string): Promise<void> => {
    await loaded;
    set(draft);
    changes.send({ type: 'changed', by, ...draft });
  };

  return {
    watch: (signal) =>
      changes.subscribe(async () => {
        await loaded;
        return { type: 'all', drafts: [...kept].map(([key, text]) => ({ key, text })) };
      }, signal),
    keep,
    async takeOver(drafts) {
      await loaded;
      for (const draft of drafts) if (!kept.has(draft.key)) set(draft);
      await requireOnDisk();
      await host.emptyBrowserStorage();
    },
    async cut({ leftOf, wholes }) {
      await requireLoaded();
      const quotes = [...kept].flatMap(([key, text]) =>
        quotedBlocks(text).map((block) => ({ block, left: leftOf(block, key) })),
      );
      const cuts = [...quotes.filter(({ block, left }) => left !== block), ...wholes];
      for (const [key, text] of kept) {
        const left = withoutCuts(key, text, cuts);
        if (left !== text) set({ key, text: left });
      }
      changes.send({ type: 'cut', cuts });
      await requireOnDisk();
    },
    async followDeleted(sessions) {
      for await (const event of sessions) {
        if (event.type === 'deleted') await keep({ key: `draft:${event.sessionId}`, text: '' }, 'main');
      }
    },
    close: flush,
  };
}
