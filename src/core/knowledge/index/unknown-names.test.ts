import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { conversation, saveOf } from '../testing/messages';
import { sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { createWordEmbedder } from '../testing/word-embedder';

const COMMON = ['workspace', 'scale', 'pin', 'use', 'set', 'pond'];

async function openDocs() {
  const config = await temporaryConfig();
  const embedder = { ...createWordEmbedder(), isCommonWord: (word: string) => COMMON.includes(word) };
  const knowledge = openKnowledge(config, { embedder: async () => embedder });
  await knowledge.embedderSwitch.serving.get();
  const text = '# Set up your workspace\n\nA workspace has a pond. Use a back plane, or herons.\n';
  await writeFiles(join(config.dir, 'docs'), { 'a.md': text });
  const docs = { ...sourceOf('folder', join(config.dir, 'docs')), name: 'quxlib' };
  await update(knowledge, docs);
  const unknown = async (query: string) => {
    const { reading } = await knowledge.sources.search({ query, keys: [docs.key], excludeIds: [], limit: 3 });
    return reading.unknownNames;
  };
  return { knowledge, unknown };
}

test.each([
  ['How do I use pnpm workspaces?', ['pnpm']],
  ['How do I set up Yarnbird for my workspace?', ['Yarnbird']],
])('a name that nothing has is told, where the rest is known: %s', async (question, names) => {
  expect(await (await openDocs()).unknown(question)).toEqual(names);
});

test.each([
  ['is there', 'How do herons use a workspace?'],
  ['is written apart', 'How do I use the backplane of a workspace?'],
  ['is a word of the language', 'How do I unpin a workspace?'],
  ['is a number', 'How do I set up a workspace for 1912?'],
  ['is the source', 'How do I use a workspace of quxlib?'],
  ['is asked for to the letter, which is told apart', 'How do I use "pnpm" in a workspace?'],
  ['is among more that nothing has', 'Does pnpm bundle esbuild?'],
  ['is all that is asked', 'What is pnpm?'],
])('no name is unknown that %s', async (_, question) => {
  expect(await (await openDocs()).unknown(question)).toEqual([]);
});

test('nor is one that the user told something about', async () => {
  const { knowledge, unknown } = await openDocs();
  await knowledge.memory.save(saveOf(v7(), conversation('Wilmar keeps the pond clean.')));
  await knowledge.memory.settled();
  expect(await unknown('Which workspace does Wilmar use?')).toEqual([]);
});
