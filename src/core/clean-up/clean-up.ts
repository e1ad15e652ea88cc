import type { Settings } from '../../shared/domain/settings';
import type { CleanUpStore, Journal, Log } from '../ports';
import type { ExpiryClock } from './expiry-clock';

const DAY_MS = 86_400_000;
const TOOL_SESSION_LIFE_DAYS = 30;
const MAX_TOOL_SESSIONS = 20_000;
const RECEIPT_LIFE_DAYS = 30;
export const TRASH_LIFE_MS = 30 * DAY_MS;
/** Before all that went to the trash. */
const NEVER = 0;

export interface CleanUpOptions {
  readonly store: CleanUpStore;
  readonly journal: Pick<Journal, 'dropReceipts'>;
  /** Deletes a session of the trash wherever something of it is kept. */
  readonly deleteTrashed: (sessionId: string) => Promise<void>;
  readonly settings: () => Settings;
  /** Lets go of fetched repositories that nobody had searched for long by a time (Unix ms; null: none), and of what is beyond the limit. */
  readonly trimRepositories: (time: number | null) => Promise<void>;
  readonly expiry: Pick<ExpiryClock, 'nextRun'>;
  /** Told of each session that left the list. */
  readonly onSessionChange: (sessionId: string) => void;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
}

/** Runs the clean-up now and then daily, until the signal aborts. A failed run is logged; the next one tries again. */
export function startCleanUp(options: CleanUpOptions, signal: AbortSignal): void {
  const run = (): void =>
    void cleanUp(options).catch((error: unknown) => {
      if (!signal.aborted) options.log.error('clean-up failed', { error });
    });
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  run();
}

/** One clean-up. What has no life of its own goes in each; what expires, by last access, in one a day. */
export async function cleanUp(options: CleanUpOptions): Promise<void> {
  const { store, expiry, trimRepositories } = options;
  const time = await expiry.nextRun();
  if (time !== null) await expire(options, time);
  await store.capToolSessions(MAX_TOOL_SESSIONS);
  // Before the trash: emptying it needs memory, which may be broken.
  await trimRepositories(time);
  await emptyTrash(options, time === null ? NEVER : time - TRASH_LIFE_MS);
  await store.dropUncitedTexts();
}

/** Conversations expire only when the user set a limit; pinned ones never. */
async function expire({ store, journal, settings, onSessionChange, now }: CleanUpOptions, time: number): Promise<void> {
  const daysAgo = (days: number): number => time - days * DAY_MS;
  await store.expireToolSessions(daysAgo(TOOL_SESSION_LIFE_DAYS));
  await journal.dropReceipts(daysAgo(RECEIPT_LIFE_DAYS));
  const { conversationLifeDays } = settings();
  if (conversationLifeDays === null) return;
  for (const id of await store.trashSessions(daysAgo(conversationLifeDays), now())) onSessionChange(id);
}

async function emptyTrash({ store, deleteTrashed, log }: CleanUpOptions, before: number): Promise<void> {
  for (const id of await store.listTrashed(before)) {
    try {
      await deleteTrashed(id);
    } catch (error) {
      log.warn('a session stays in the trash', { sessionId: id, error });
    }
  }
}
