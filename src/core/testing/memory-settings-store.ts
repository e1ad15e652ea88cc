import type { SettingsStore } from '../ports';

/** A `SettingsStore` in memory. `initial` may be anything, as what lies on a disk may be. */
export function createMemorySettingsStore(initial: unknown = null): SettingsStore {
  let stored = initial;
  return {
    load: async () => stored,
    save: async (settings) => {
      stored = structuredClone(settings);
    },
  };
}
