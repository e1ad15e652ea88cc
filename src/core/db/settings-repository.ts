import type { SettingsStore } from '../ports';
import type { Database } from './open-database';
import { settings } from './schema/settings';

const ROW_ID = 1;

/** The settings as one JSON row in local.db. */
export function createSettingsRepository(db: Database): SettingsStore {
  return {
    async load() {
      const rows = await db.select().from(settings);
      return rows[0] === undefined ? null : (JSON.parse(rows[0].value) as unknown);
    },
    async save(value) {
      const row = { id: ROW_ID, value: JSON.stringify(value) };
      await db.insert(settings).values(row).onConflictDoUpdate({ target: settings.id, set: row });
    },
  };
}
