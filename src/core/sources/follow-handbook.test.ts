import { afterEach, expect, it } from 'vitest';
import { shownLanguage } from '../../shared/text/shown-language';
import { wording } from '../../shared/text/wording';
import { find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';
import type { SourceService } from './source-service';

afterEach(() => shownLanguage.set('en'));

/** The name of each source, and what of it answers. */
async function searched(service: SourceService, query: string): Promise<readonly (readonly string[])[]> {
  const sources = await service.searchable();
  const keys = sources.map(({ key }) => key);
  const texts = (await find(service, query, keys)).map(({ text }) => text);
  return [sources.map(({ name }) => name), texts];
}

const ENGLISH = [['Built-in handbook'], [expect.stringContaining('brass key')]];
const GERMAN = [['Eingebautes Handbuch'], [expect.stringContaining('Messingtaste')]];
const BOTH = 'brass key Messingtaste';

it('the handbook that is searched is that of the shown language, from the moment it changes', async () => {
  const { service } = await temporaryService();
  await service.start();
  const found = [await searched(service, BOTH)];
  for (const language of ['de', 'en'] as const) {
    shownLanguage.set(language);
    found.push(await searched(service, BOTH));
  }
  expect(found).toEqual([ENGLISH, GERMAN, ENGLISH]);
});

it('of several changes in a row the last one counts', async () => {
  const { service } = await temporaryService();
  await service.start();
  for (const language of ['de', 'en', 'de', 'en', 'de'] as const) shownLanguage.set(language);
  expect(await searched(service, BOTH)).toEqual(GERMAN);
});

it('a language that changes before or while the sources are read is followed', async () => {
  const { service } = await temporaryService();
  shownLanguage.set('de');
  const starting = service.start();
  shownLanguage.set('en');
  shownLanguage.set('de');
  await starting;
  expect(await searched(service, BOTH)).toEqual(GERMAN);
});

it('is found by its name in any language, and stays between starts', async () => {
  const opened = await temporaryService();
  await opened.service.start();
  shownLanguage.set('de');
  const [german] = await opened.service.searchable();
  const { service } = await opened.reopen();
  await service.start();
  const [again] = await service.searchable();
  const found = ['eingebautes handbuch', 'Built-in handbook'].map((name) => service.find(name)?.key);
  expect([again?.key, ...found]).toEqual([german?.key, german?.key, german?.key]);
});

it('is called what the shown language calls it, whatever an earlier version called it', async () => {
  const opened = await temporaryService();
  await opened.service.start();
  const { service } = await opened.reopen({ de: opened.handbook });
  shownLanguage.set('de');
  await service.start();
  expect(await searched(service, 'brass key')).toEqual([GERMAN[0], ENGLISH[1]]);
});

it('is left alone until the sources are read', async () => {
  const { service } = await temporaryService();
  shownLanguage.set('de');
  await service.close();
  expect(service.find(wording.sources.handbook)).toBeNull();
});

it('what an answer cites of the handbook of before opens after the language has changed', async () => {
  const { service, cite } = await temporaryService();
  await service.start();
  const keys = (await service.searchable()).map(({ key }) => key);
  const { sourceKey, path, blob, lines, commit, id: _, ...rest } = present((await find(service, 'brass key', keys))[0]);
  const place = { sourceKey, sourceName: rest.sourceName, path, blob, lines, commit };
  await cite(place);
  shownLanguage.set('de');
  await service.searchable();
  expect(service.find(sourceKey)).toBeNull();
  expect((await service.open(place)).text).toContain('brass key');
});

it('other sources stay as they are', async () => {
  const { service } = await temporaryService();
  await service.start();
  const { key } = await service.add({ address: await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' }) });
  await settled(service, key);
  shownLanguage.set('de');
  const sources = await service.searchable();
  expect(sources.map(({ name }) => name)).toContain(wording.sources.handbook);
  expect((await find(service, 'copper valve', [key]))[0]?.path).toBe('a.md');
});

it('does not answer what is asked of a source that the user added', async () => {
  const { service } = await temporaryService();
  await service.start();
  const { key } = await service.add({
    address: await makeFolder({ 'doors.md': '# Doors\n\nA brass key opens the cellar.\n' }),
  });
  await settled(service, key);
  const answers = async (query: string) => (await searched(service, query))[1];
  const [cellar, brass] = [expect.stringContaining('cellar'), expect.stringContaining('Press')];
  expect([await answers('Which brass key opens the cellar?'), await answers('brass key of the handbook')]).toEqual([
    [cellar],
    [cellar, brass],
  ]);
});
