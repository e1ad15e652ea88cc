import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { snapshotId, snapshotReason, type Snapshot, type SnapshotReason } from '../../shared/domain/snapshot';
import { syncFolder, writeDurably } from './write-durably';

const MANIFEST = 'manifest.json';
const UNFINISHED = '.part';
const CHOICE = 'restore.json';
const SUSPECT = '.suspect';

export const DATABASE_FILES = ['local.db', 'mastra.db'] as const;
export type DatabaseFile = (typeof DATABASE_FILES)[number];

const manifest = z.object({
  madeAt: z.number(),
  /** Grows from one to the next: a clock that was ahead, or behind, says nothing of which is newer. 0 in those that had none. */
  sequence: z.int().nonnegative().default(0),
  reason: snapshotReason,
  files: z.array(z.object({ name: z.enum(DATABASE_FILES), bytes: z.number() })),
});
const choice = z.object({ id: snapshotId, isPresentKept: z.boolean() });

/** The snapshot that the next start restores. */
export type RestoreChoice = z.infer<typeof choice>;

/** The folder of snapshots. Each is a folder with its databases and a manifest; one that is not whole is none. */
export interface SnapshotStore {
  /** The one made last first, whatever the clock showed then. */
  list(): Promise<readonly Snapshot[]>;
  /** Path of a database in a snapshot; null when the snapshot is without it. */
  pathOf(id: string, file: DatabaseFile): Promise<string | null>;
  /** Runs `fill` on a new folder, which becomes a snapshot when all has gone well and is removed when not. */
  add(
    madeAt: number,
    reason: SnapshotReason,
    fill: (folder: string) => Promise<readonly DatabaseFile[]>,
  ): Promise<string>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes every snapshot, what was never finished too, and the choice. */
  clear(): Promise<void>;
  /** Removes what a run left that ended in the middle. */
  removeUnfinished(): Promise<void>;
  choice(): Promise<RestoreChoice | null>;
  choose(chosen: RestoreChoice | null): Promise<void>;
  /** Notes that a file was found damaged while it was in use, or that it is no longer. */
  suspect(file: DatabaseFile, isSuspect: boolean): Promise<void>;
  isSuspect(file: DatabaseFile): Promise<boolean>;
}

export function createSnapshotStore(folder: string): SnapshotStore {
  const names = async (): Promise<readonly string[]> => readdir(folder).catch(noneWhenMissing);
  const read = async (id: string) => {
    try {
      return manifest.parse(JSON.parse(await readFile(join(folder, id, MANIFEST), 'utf8')));
    } catch {
      // Whatever is wrong with it, it is not a snapshot.
      return null;
    }
  };
  const removeAll = async (doomed: readonly string[]): Promise<void> => {
    for (const name of doomed) await rm(join(folder, name), { recursive: true, force: true });
  };

  const all = async () => {
    const ids = (await names()).filter((name) => snapshotId.safeParse(name).success);
    const found = await Promise.all(
      ids.map(async (id) => {
        const known = await read(id);
        return known === null ? null : { id, ...known };
      }),
    );
    return found.filter((each) => each !== null).toSorted((a, b) => b.sequence - a.sequence || (a.id < b.id ? 1 : -1));
  };

  return {
    list: async () =>
      (await all()).map(({ id, madeAt, reason, files }) => ({
        id,
        madeAt,
        reason,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      })),
    async pathOf(id, file) {
      const known = await read(id);
      return known?.files.some(({ name }) => name === file) === true ? join(folder, id, file) : null;
    },
    async add(madeAt, reason, fill) {
      const id = freeId(await names(), madeAt);
      const sequence = ((await all())[0]?.sequence ?? 0) + 1;
      const unfinished = join(folder, id + UNFINISHED);
      await mkdir(unfinished, { recursive: true });
      try {
        const files = [];
        for (const name of await fill(unfinished)) {
          files.push({ name, bytes: (await stat(join(unfinished, name))).size });
        }
        await writeDurably(join(unfinished, MANIFEST), JSON.stringify({ madeAt, sequence, reason, files }));
        await rename(unfinished, join(folder, id));
        await syncFolder(folder);
      } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        throw error;
      }
      return id;
    },
    remove: removeAll,
    clear: async () => removeAll((await names()).filter((name) => !name.endsWith(SUSPECT))),
    removeUnfinished: async () => removeAll((await names()).filter((name) => name.endsWith(UNFINISHED))),
    async choice() {
      try {
        return choice.parse(JSON.parse(await readFile(join(folder, CHOICE), 'utf8')));
      } catch {
        return null;
      }
    },
    async choose(chosen) {
      if (chosen === null) return rm(join(folder, CHOICE), { force: true });
      const next = join(folder, CHOICE + UNFINISHED);
      await writeDurably(next, JSON.stringify(chosen));
      await rename(next, join(folder, CHOICE));
      await syncFolder(folder);
    },
    async suspect(file, isSuspect) {
      if (!isSuspect) return rm(join(folder, file + SUSPECT), { force: true });
      await mkdir(folder, { recursive: true });
      await writeDurably(join(folder, file + SUSPECT), '');
    },
    isSuspect: async (file) => (await names()).includes(file + SUSPECT),
  };
}

/** The name for a time, or for the next one that is free. */
function freeId(taken: readonly string[], madeAt: number): string {
  for (let time = madeAt; ; time += 1) {
    const id = new Date(time).toISOString().replace(/[:.]/g, '-');
    if (!taken.includes(id) && !taken.includes(id + UNFINISHED)) return id;
  }
}

function noneWhenMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
