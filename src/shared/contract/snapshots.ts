import { type } from '@orpc/contract';
import { z } from 'zod';
import { snapshotId, type SnapshotList } from '../domain/snapshot';
import { procedure } from './errors';

/** Copies of the databases, of earlier days and from before changes. */
export const snapshots = {
  list: procedure.output(type<SnapshotList>()),
  /** Resolves when it is whole and was looked through. Errors: `data.damaged`, `data.full`, `memory.broken`, `snapshot.elsewhere`. */
  make: procedure.output(z.void()),
  /** The next start restores it, and makes a snapshot of what is there first; null calls that off. Errors: `snapshot.unknown`. */
  choose: procedure.input(z.object({ id: snapshotId.nullable() })).output(z.void()),
  /** Deletes the damaged files that were moved aside, for good. */
  dropAsides: procedure.output(z.void()),
};
