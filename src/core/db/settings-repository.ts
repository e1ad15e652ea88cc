import type { Log, SettingsStore } from '../ports';
import type { Database } from './open-database';
import { settings } from './schema/settings';

const ROW_ID = 1;

/** The settings as one JSON row in local.db. A row that is no JSON any more counts as none. */
export function createSettingsRepository(db: Database, log: Log): SettingsStore {
  const parse = (value: string): unknown => {
    try {
      return JSON.parse(value);
    } catch (error) {
      log.warn('the settings are damaged and start anew', { error });
      return null;
    }
  };

  return {
    async load() {
      const rows = await db.select().from(settings);
      return rows[0] === undefined ? null : parse(rows[0].value);
    },
    async save(value) {
      const row = { id: ROW_ID, value: JSON.stringify(value) };
      await db.insert(settings).values(row).onConflictDoUpdate({ target: settings.id, set: row });
    },
  };
}
