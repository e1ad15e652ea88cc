import { settings as schema, type Settings, type SettingsChange } from '../../shared/domain/settings';
import type { SettingsStore } from '../ports';
import { createWatchedValue } from '../watched-value';

export interface SettingsService {
  get(): Settings;
  /** Resolves when the change is stored. A change that cannot be stored is not made. */
  update(change: SettingsChange): Promise<void>;
  allowHost(host: string): Promise<void>;
  /** The settings now and after each change. */
  watch(signal?: AbortSignal): AsyncIterable<Settings>;
}

/** Loads the settings. A stored value that is not valid any more falls back to its default, by itself. */
export async function createSettings({ store }: { readonly store: SettingsStore }): Promise<SettingsService> {
  const current = createWatchedValue(readSettings(await store.load()));
  let lastSave: Promise<void> = Promise.resolve();

  async function applyChange(change: SettingsChange): Promise<void> {
    const present = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next = schema.parse({ ...current.get(), ...present });
    await store.save(next);
    current.set(next);
  }

  // One after the other, so that two changes at once both stay.
  const update = (change: (now: Settings) => SettingsChange): Promise<void> => {
    const saved = lastSave.then(() => applyChange(change(current.get())));
    lastSave = saved.catch(() => undefined);
    return saved;
  };

  return {
    get: () => current.get(),
    update: (change) => update(() => change),
    allowHost: (host) => update(({ allowedHosts }) => ({ allowedHosts: [...new Set([...allowedHosts, host])] })),
    watch: (signal) => current.watch(signal),
  };
}

/** Takes each valid key of what was stored; whatever else lies there is left out. */
function readSettings(stored: unknown): Settings {
  const found = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const valid = found.filter(([key, value]) => schema.partial().safeParse({ [key]: value }).success);
  return schema.parse(Object.fromEntries(valid));
}
