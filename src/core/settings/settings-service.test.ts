import { describe, expect, it } from 'vitest';
import { createMemorySettingsStore } from '../testing/memory-settings-store';
import { createSettings } from './settings-service';

const defaults = {
  language: 'system',
  theme: 'system',
  contrast: 'system',
  textSize: 'medium',
  density: 'comfortable',
  introduction: 'first',
  memoryEnabled: true,
  recallReach: 'all',
  defaultModelId: 'reader',
  titlesEnabled: true,
  conversationLifeDays: null,
  repositoryGigabytes: 10,
  repositoryLifeDays: 180,
  allowedHosts: [],
  keys: {},
  embedderId: 'bundled',
};

describe('settings', () => {
  it('are the defaults while nothing is stored', async () => {
    const settings = await createSettings({ store: createMemorySettingsStore() });
    expect(settings.get()).toEqual(defaults);
  });

  it.each([['text'], [42], [[]], [{ theme: 'neon', memoryEnabled: 'yes' }], [{ unknown: 1, __proto__: null }]])(
    'fall back to the defaults over the damaged value %j',
    async (stored) => {
      const settings = await createSettings({ store: createMemorySettingsStore(stored) });
      expect(settings.get()).toEqual(defaults);
    },
  );

  it('keep what is valid beside what is not', async () => {
    const store = createMemorySettingsStore({ theme: 'dark', conversationLifeDays: -1, memoryEnabled: false });
    const settings = await createSettings({ store });
    expect(settings.get()).toEqual({ ...defaults, theme: 'dark', memoryEnabled: false });
  });

  it('change one by one and outlive a restart', async () => {
    const store = createMemorySettingsStore();
    const settings = await createSettings({ store });
    await Promise.all([settings.update({ theme: 'dark' }), settings.update({ memoryEnabled: false })]);
    expect((await createSettings({ store })).get()).toEqual({ ...defaults, theme: 'dark', memoryEnabled: false });
  });

  it('keep every host that is allowed, once', async () => {
    const store = createMemorySettingsStore();
    const settings = await createSettings({ store });
    await Promise.all(['a.example', 'b.example', 'a.example'].map((host) => settings.allowHost(host)));
    expect((await createSettings({ store })).get().allowedHosts).toEqual(['a.example', 'b.example']);
    await settings.update({ allowedHosts: ['b.example'] });
    expect(settings.get().allowedHosts).toEqual(['b.example']);
  });

  it('tell whoever watches', async () => {
    const settings = await createSettings({ store: createMemorySettingsStore() });
    const reader = settings.watch()[Symbol.asyncIterator]();
    await reader.next();
    await settings.update({ theme: 'light' });
    expect((await reader.next()).value).toEqual({ ...defaults, theme: 'light' });
  });

  it('are left alone by a change that names them without a value', async () => {
    const settings = await createSettings({ store: createMemorySettingsStore({ memoryEnabled: false }) });
    await settings.update({ memoryEnabled: undefined, theme: 'dark' });
    expect(settings.get()).toEqual({ ...defaults, memoryEnabled: false, theme: 'dark' });
  });

  it('stay as they were when a change cannot be stored, and can be changed after', async () => {
    const store = createMemorySettingsStore();
    let isFull = true;
    const settings = await createSettings({
      store: {
        load: () => store.load(),
        save: async (value) => (isFull ? Promise.reject(new Error('full')) : store.save(value)),
      },
    });
    await expect(settings.update({ theme: 'dark' })).rejects.toThrow('full');
    isFull = false;
    await settings.update({ memoryEnabled: false });
    expect(settings.get()).toEqual({ ...defaults, memoryEnabled: false });
  });
});
