import type { ExpiryClockStore } from '../ports';
import type { Database } from './open-database';
import { expiryClock } from './schema/expiry-clock';

const ROW_ID = 1;

/** The clock of what expires, in local.db: it goes back with the data when a snapshot of it is restored. */
export function createExpiryClockRepository(db: Database): ExpiryClockStore {
  return {
    async load() {
      const [row] = await db.select({ time: expiryClock.time, ranAt: expiryClock.ranAt }).from(expiryClock).limit(1);
      return row ?? null;
    },
    async save(reading) {
      const row = { id: ROW_ID, ...reading };
      await db.insert(expiryClock).values(row).onConflictDoUpdate({ target: expiryClock.id, set: row });
    },
  };
}
