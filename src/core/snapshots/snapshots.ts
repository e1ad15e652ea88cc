import type { SnapshotList, SnapshotReason } from '../../shared/domain/snapshot';
import type { AppStatusService } from '../app-status';
import { AppError, findAppError } from '../errors';
import { findAsides, removeAsides } from '../move-aside';
import type { Log } from '../ports';
import { createSerialQueue } from '../serial-queue';
import { outdatedSnapshots } from './outdated-snapshots';
import { DATABASE_FILES } from './snapshot-store';
import { takeSnapshot, type TakeSnapshotOptions } from './take-snapshot';

/** What all snapshots may take on disk; the newest is kept whatever it takes. */
const LIMIT_BYTES = 2_000_000_000;
const DAY_MS = 86_400_000;
/** A start has other things to do at first. */
const FIRST_LOOK_MS = 60_000;
const LOOK_MS = 3_600_000;

/** Snapshots of local.db and mastra.db together. */
export interface Snapshots {
  list(): Promise<SnapshotList>;
  /** Deletes the damaged files that were moved aside. */
  dropAsides(): Promise<void>;
  /** Errors: `data.damaged`, `data.full`, `memory.broken`, `snapshot.elsewhere`. */
  make(): Promise<void>;
  /** The next start restores it, after a snapshot of what is there then; null calls that off. Errors: `snapshot.unknown`. */
  choose(id: string | null): Promise<void>;
  /**
   * Runs work that erases what no snapshot may hold either: all of them go before it, and one of what is left is made
   * after it. A failure to remove them keeps the work from beginning.
   */
  erasing<T>(work: () => Promise<T>): Promise<T>;
  /** Runs work that no snapshot may be made beside: what is forgotten leaves the files at its end. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Makes one a day, until the signal aborts. */
  startDaily(signal: AbortSignal): void;
  /** Resolves when none is being made. None is begun from then on. */
  close(): Promise<void>;
}

export interface SnapshotsOptions extends TakeSnapshotOptions {
  /** Paths of the databases of which damaged ones may have been moved aside. */
  readonly asidesOf: readonly string[];
  /** False while local.db is another one: then a snapshot would hold half of the data. */
  readonly isLocal: boolean;
  readonly status: Pick<AppStatusService, 'raise'>;
  readonly log: Log;
}

export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { store, isLocal, status, now, log } = options;
  const queue = createSerialQueue();
  let isClosed = false;

  const take = async (reason: SnapshotReason): Promise<void> => {
    if (isClosed) return;
    try {
      await takeSnapshot(options, reason);
    } catch (error) {
      await noteDamage(findAppError(error));
      throw error;
    }
    for (const file of DATABASE_FILES) await store.suspect(file, false);
    await store.remove(outdatedSnapshots(await store.list(), LIMIT_BYTES));
  };
  const noteDamage = async (error: AppError | null): Promise<void> => {
    const file = DATABASE_FILES.find((each) => error?.code === 'data.damaged' && each === error.params['file']);
    if (file === undefined) return;
    await store.suspect(file, true);
    status.raise({ code: 'data.damageFound', params: { file } });
  };
  const inBackground = (reason: SnapshotReason): void =>
    void queue.run(() => take(reason)).catch((error: unknown) => log.warn('no snapshot was made', { reason, error }));
  const lookWhetherDue = async (): Promise<void> => {
    const [newest] = await store.list();
    // Either way: one that was made last while the clock was ahead is as old as any.
    if (newest === undefined || Math.abs(now() - newest.madeAt) >= DAY_MS) inBackground('daily');
  };

  return {
    async list() {
      const asides = await Promise.all(options.asidesOf.map(findAsides));
      return {
        snapshots: await store.list(),
        chosenId: (await store.choice())?.id ?? null,
        asides: {
          names: asides.flatMap(({ names }) => names),
          bytes: asides.reduce((sum, { bytes }) => sum + bytes, 0),
        },
      };
    },
    async dropAsides() {
      for (const path of options.asidesOf) await removeAsides(path, true);
    },
    async make() {
      if (!isLocal) throw new AppError('snapshot.elsewhere');
      await queue.run(() => take('manual'));
    },
    choose: (id) =>
      queue.run(async () => {
        if (id !== null && (await store.pathOf(id, 'local.db')) === null) throw new AppError('snapshot.unknown');
        await store.choose(id === null ? null : { id, isPresentKept: false });
      }),
    async erasing(work) {
      const result = await queue.run(async () => {
        const hadAny = (await store.list()).length > 0;
        await store.clear().catch((cause: unknown) => {
          throw new AppError('snapshot.notRemoved', {}, { cause });
        });
        return { hadAny, value: await work() };
      });
      if (isLocal && result.hadAny) inBackground('renewed');
      return result.value;
    },
    aside: (work) => queue.run(work),
    startDaily(signal) {
      if (!isLocal) return;
      const look = (): void =>
        void lookWhetherDue().catch((error: unknown) => log.warn('snapshots could not be looked at', { error }));
      const first = setTimeout(look, FIRST_LOOK_MS);
      const timer = setInterval(look, LOOK_MS);
      first.unref();
      timer.unref();
      signal.addEventListener('abort', () => [first, timer].forEach(clearTimeout), { once: true });
    },
    async close() {
      isClosed = true;
      await queue.settled();
    },
  };
}
