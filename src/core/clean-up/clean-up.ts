import type { Settings } from '../../shared/domain/settings';
import type { CleanUpStore, Journal, Log } from '../ports';

const DAY_MS = 86_400_000;
const TOOL_SESSION_LIFE_DAYS = 30;
const MAX_TOOL_SESSIONS = 20_000;
const RECEIPT_LIFE_DAYS = 30;
export const TRASH_LIFE_MS = 30 * DAY_MS;

export interface CleanUpOptions {
  readonly store: CleanUpStore;
  readonly journal: Pick<Journal, 'dropReceipts'>;
  /** Deletes a session of the trash wherever something of it is kept. */
  readonly deleteTrashed: (sessionId: string) => Promise<void>;
  readonly settings: () => Settings;
  /** Lets go of fetched repositories that nobody searched for long, and of what is beyond the limit. */
  readonly trimRepositories: () => Promise<void>;
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

/** One clean-up, by last access. Conversations expire only when the user set a limit; pinned ones never. */
export async function cleanUp(options: CleanUpOptions): Promise<void> {
  const { store, journal, settings, trimRepositories, onSessionChange, now } = options;
  const time = now();
  const daysAgo = (days: number): number => time - days * DAY_MS;

  await store.expireToolSessions(daysAgo(TOOL_SESSION_LIFE_DAYS));
  await store.capToolSessions(MAX_TOOL_SESSIONS);
  await journal.dropReceipts(daysAgo(RECEIPT_LIFE_DAYS));
  const { conversationLifeDays } = settings();
  if (conversationLifeDays !== null) {
    for (const id of await store.trashSessions(daysAgo(conversationLifeDays), time)) onSessionChange(id);
  }
  // Before the trash: emptying it needs memory, which may be broken.
  await trimRepositories();
  await emptyTrash(options, time - TRASH_LIFE_MS);
  await store.dropUncitedTexts();
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
