import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { conversation, saveOf } from '../testing/messages';
import { createWordEmbedder } from '../testing/word-embedder';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const FILES = {
  'herons.md':
    '# Herons\n\nThe difference between a heron and a stork is its neck, and each has a pond. Use `callHeron` to greet one.\n',
  'ponds.md': '# Ponds\n\nPonds freeze in winter, with a band of ice around a pond.\n',
  'insects.md': '# Insects\n\nThe Dragonfly sleeps on straw.\n',
  'reeds.md': '# Reeds\n\nReeds are cut with a sickle, by the light of a lantern, in field 04.\n',
};

async function openDocs(commonWords: readonly string[] = []) {
  const config = await temporaryConfig();
  const embedder = { ...createWordEmbedder(), isCommonWord: (word: string) => commonWords.includes(word) };
  const knowledge = openKnowledge(config, { embedder: async () => embedder });
  await knowledge.embedderSwitch.serving.get();
  await writeFiles(join(config.dir, 'docs'), FILES);
  await writeFiles(join(config.dir, 'other'), { 'page.md': '# Page\n\nA lanterm is nothing.\n' });
  const docs = sourceOf('folder', join(config.dir, 'docs'));
  const other = sourceOf('folder', join(config.dir, 'other'));
  for (const source of [docs, other]) await update(knowledge, source);
  const words = async (query: string, key = docs.key) => {
    const { reading } = await knowledge.sources.search({ query, keys: [key], excludeIds: [], limit: 1 });
    return Object.fromEntries(reading.words.map(({ word, readAs }) => [word, readAs]));
  };
  const first = async (query: string) => {
    const [found] = await search(knowledge, docs, query, 3);
    return { path: found?.path, isNear: (found?.fit ?? 0) > 0.2 };
  };
  return { config, knowledge, docs, other, words, first };
}

test.each([
  ['How does a pond freze?', { freze: 'freeze' }, 'ponds.md'],
  ['what is the differense of storks', { differense: 'difference' }, 'herons.md'],
  ['what is callHeorn', { callHeorn: 'callHeron' }, 'herons.md'],
  ['How does the Dragonfyl sleep on straw?', { Dragonfyl: 'Dragonfly' }, 'insects.md'],
])('a word written with a slip is read as the one near it: %s', async (query, words, path) => {
  const docs = await openDocs();
  expect(await docs.words(query)).toEqual(words);
  expect(await docs.first(query)).toEqual({ path, isNear: true });
});

test.each([
  ['is there', 'Which storks freeze?'],
  ['begins otherwise', 'What is a beron?'],
  ['ends otherwise by more than a slip', 'What is callHeroxy?'],
  ['is too short', 'How is a rede cut, and a hen?'],
  ['is meant to the letter', 'Where is a "sikcle" cut?'],
  ['is a name, to which no other is near', 'Which sickle does Lantera use?'],
  ['is a name, though a short word is near', 'Which sickle does Pones use?'],
  ['is common in the language, so it is no slip', 'Where is the sickly?'],
  ['is two words of the language in one', 'Where is the lantlern?'],
  ['is a part of a name with a number', 'Where is sikcle-pond-04?'],
  ['is as short as a name', 'What is a bond?'],
  ['is in capitals, as a name is', 'Where is the SIKCLE?'],
  ['is among more that is near nothing', 'Is a sikcle used by astronauts on quasars?'],
])('a word is read as it is written that %s', async (_, query) => {
  const docs = await openDocs(['sickly', 'lant', 'lern']);
  expect(await docs.words(query)).toEqual({});
});

test('what is near in another source is not read for it, and what is there now is', async () => {
  const { config, knowledge, docs, other, words } = await openDocs();
  expect([await words('lanter'), await words('lanter', other.key)]).toEqual([
    { lanter: 'lantern' },
    { lanter: 'lanterm' },
  ]);
  await writeFiles(join(config.dir, 'docs'), { 'reeds.md': '# Reeds\n\nA lanter shows reeds, and a lurker.\n' });
  await update(knowledge, docs);
  expect([await words('lanter'), await words('lurkar')]).toEqual([{}, { lurkar: 'lurker' }]);
});

test('a word that the user told something with is read as it is written, and one that was only asked with is not', async () => {
  const docs = await openDocs();
  const say = (text: string) => docs.knowledge.memory.save(saveOf(v7(), conversation(text)));
  await say('Where is my lantera?');
  await docs.knowledge.memory.settled();
  const asked = await docs.words('Where is my lantera?');
  await say('My lantera is a plant.');
  await docs.knowledge.memory.settled();
  expect([asked, await docs.words('Where is my lantera?')]).toEqual([{ lantera: 'lantern' }, {}]);
});
