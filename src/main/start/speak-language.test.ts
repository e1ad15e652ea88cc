import { afterEach, expect, test } from 'vitest';
import { createSettings } from '../../core/settings/settings-service';
import { createMemorySettingsStore } from '../../core/testing/memory-settings-store';
import { shownLanguage } from '../../shared/text/shown-language';
import { speakAsChosen, speakAsSystem } from './speak-language';

afterEach(() => shownLanguage.set('en'));

const locale = (name: string) => ({ getLocale: () => name });
const nextShown = (): Promise<string> =>
  new Promise((resolve) => {
    const stop = shownLanguage.subscribe(() => {
      stop();
      resolve(shownLanguage.get());
    });
  });

test('speaks as the system does, until the settings say otherwise', async () => {
  const settings = await createSettings({ store: createMemorySettingsStore() });
  speakAsSystem(locale('de-AT'));
  expect(shownLanguage.get()).toBe('de');
  void speakAsChosen(settings, locale('de-AT'));
  const [english] = await Promise.all([nextShown(), settings.update({ language: 'en' })]);
  const [system] = await Promise.all([nextShown(), settings.update({ language: 'system' })]);
  expect([english, system]).toEqual(['en', 'de']);
});

test('what is started next finds the language that was chosen', async () => {
  const settings = await createSettings({ store: createMemorySettingsStore() });
  await settings.update({ language: 'de' });
  void speakAsChosen(settings, locale('en-US'));
  expect(shownLanguage.get()).toBe('de');
});

test('before Electron knows its locale, the environment tells', () => {
  shownLanguage.set('de');
  speakAsSystem(locale(''));
  expect(shownLanguage.get()).toBe(Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en');
});
