import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shownLanguage } from '../../../shared/text/shown-language';
import type { Knowledge, SourceInput } from '../knowledge';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { isAskedInGerman } from './german-reading';

const PAGES = {
  'docs/kran.md': '# Am Kai\n\n## Wie schalte ich die Leuchten ein?\n\nDrehe den Hebel am Mast nach rechts.\n',
  'docs/boot.md': '# Im Hafen\n\n## Wie vertäue ich ein Boot?\n\nLege die Leine um den Poller und ziehe sie fest.\n',
  'docs/lager.md':
    '# Im Lager\n\n## Wann wird geöffnet?\n\nUm sechs. Die Schlüssel hängen neben dem Tor. Die Heizung ist dann einzuschalten.\n',
  'docs/zoll.md': '# Beim Zoll\n\n## Was ist abzugeben?\n\nDer Frachtbrief, mit der Liste aller Kisten.\n',
  'docs/ferry.md': '# The ferry\n\nThe ferry sails at noon and carries crates, lamps and ropes.\n',
};
/** From this share on the Reader answers from a passage. */
const FITS = 0.38;

let knowledge: Knowledge;
let source: SourceInput;
beforeEach(async () => {
  const config = await temporaryConfig();
  knowledge = openKnowledge(config, { embedder: () => Promise.reject(new Error('there is no model')) });
  await writeFiles(config.dir, PAGES);
  source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
});
afterEach(() => shownLanguage.set('en'));

describe('a German question finds, by words alone', () => {
  test.each([
    ['what is asked, whatever else it says', 'Was passiert, wenn dieselbe Leine nochmal am Poller liegt?', 'boot.md'],
    ['another number', 'Wo ist die Leuchte?', 'kran.md'],
    ['a participle of the verb that is said', 'Wie wird ein Boot hier vertäut?', 'boot.md'],
    ['a verb in one that is said apart', 'Wie kann ich die Leuchten einschalten?', 'kran.md'],
    ['a verb apart that is said in one', 'Was gebe ich hier ab?', 'zoll.md'],
    ['umlauts that are written out', 'Wann kann man das oeffnen?', 'lager.md'],
    ['a compound that is said in its parts', 'Wo ist die Bootsleine?', 'boot.md'],
    ['a compound of which the last part is said', 'Wo ist die Regenleine?', 'boot.md'],
    ['a compound of which the first part is said', 'Wo ist das Leuchtensymbol?', 'kran.md'],
  ])('%s', async (_, question, path) => {
    const [first] = await search(knowledge, source, question);
    expect([first?.path, (first?.fit ?? 0) >= FITS]).toEqual([path, true]);
  });

  test('a verb both in one and apart', async () => {
    const found = await search(knowledge, source, 'Was kann man hier einschalten?');
    expect(found.map(({ path }) => path).toSorted()).toEqual(['kran.md', 'lager.md']);
  });

  test('both parts of a compound', async () => {
    const found = await search(knowledge, source, 'Wo ist der Hafenschlüssel?');
    expect(found.map(({ path }) => path).toSorted()).toEqual(['boot.md', 'lager.md']);
  });

  test.each(['Welche Farbe hat der Himmel?', 'Wie spielt man Klavier?'])('nothing that fits: %s', async (question) => {
    const found = await search(knowledge, source, question);
    expect(found.filter(({ fit }) => fit >= FITS)).toEqual([]);
  });

  test('nothing in a word that is none, soon', async () => {
    expect(await search(knowledge, source, `Wo ist ${'regenleine'.repeat(1_000)}?`)).toEqual([]);
  });

  test('a few words where German is shown, and not where English is', async () => {
    const found = [];
    for (const language of ['en', 'de'] as const) {
      shownLanguage.set(language);
      found.push((await search(knowledge, source, 'boot vertaeuen'))[0]?.fit);
    }
    expect(found).toEqual([0.22, 1]);
  });

  test('English is read as English, whatever is shown', () => {
    shownLanguage.set('de');
    expect(['What does the ferry carry?', 'Wann fährt die Fähre?', 'fähre'].map(isAskedInGerman)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
