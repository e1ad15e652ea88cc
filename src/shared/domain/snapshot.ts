import { z } from 'zod';

/** `renewed`: in the place of those that held what was erased since. `restore`: what was there before one. */
export const snapshotReason = z.enum(['daily', 'manual', 'migration', 'restore', 'renewed']);
export type SnapshotReason = z.infer<typeof snapshotReason>;

/** The time at which it was made, as the name of a folder can have it. */
export const snapshotId = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);

export interface Snapshot {
  readonly id: string;
  /** Unix ms. */
  readonly madeAt: number;
  readonly reason: SnapshotReason;
  readonly bytes: number;
}

export interface SnapshotList {
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
  /** The one that the next start restores; null when none is chosen. */
  readonly chosenId: string | null;
  /** Files of databases that were found damaged and moved aside. They hold what was forgotten or erased since. */
  readonly asides: { readonly names: readonly string[]; readonly bytes: number };
}
