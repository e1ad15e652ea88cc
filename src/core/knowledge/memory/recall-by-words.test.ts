import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { createHeldEmbedder } from '../testing/held-embedder';
import { createWordEmbedder } from '../testing/word-embedder';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const words = createWordEmbedder();

/** Ways in which an embedder gives no vector. */
const failures = {
  'is damaged': () => Promise.reject(new AppError('embedder.bundledDamaged', { file: 'model.onnx' })),
  'is missing': () => Promise.reject(new Error('no model')),
  throws: async () => ({ ...words, embed: () => Promise.reject(new Error('no answer')) }),
  'never answers': async () => ({ ...words, embed: () => new Promise<never>(() => undefined) }),
  'never loads': () => new Promise<never>(() => undefined),
  'answers NaN': async () => ({ ...words, embed: async () => new Float32Array(words.dimension).fill(Number.NaN) }),
  'answers another dimension': async () => ({ ...words, embed: async () => new Float32Array(3).fill(1) }),
};

describe('an embedder that', () => {
  test.each(Object.entries(failures))('%s leaves recall to words, and says so', async (way, embedder) => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config, { embedder });
    const told = conversation('the heron nests in the alder', 'noted', 'the plover does not', 'fine');
    await knowledge.memory.save(saveOf(v7(), told));
    // What is queued behind is only begun when the words of all are indexed.
    await expect
      .poll(async () => (await knowledge.memory.recall(recallOf('where nests the heron'))).recalled.length)
      .toBeGreaterThan(0);
    const { recalled, note } = await knowledge.memory.recall(recallOf('where nests the heron'));
    expect([note, recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text)]).toEqual([
      way === 'is damaged' ? 'embedder.byWords' : 'memory.byWords',
      ['the heron nests in the alder'],
    ]);
  });
});

test('what waits for its vectors is recalled beside what has them, and many that wait are told of', async () => {
  const held = createHeldEmbedder('waits');
  const knowledge = openKnowledge(await temporaryConfig(), { embedder: async () => held });
  const notes = Array.from({ length: 60 }, (_, at) => `the kiln where ${at} nests`);
  await knowledge.memory.save(saveOf(v7(), conversation(...notes)));
  await knowledge.memory.settled();
  const before = await knowledge.memory.recall(recallOf('where nests the heron'));
  const waiting = ['the heron waits', ...Array.from({ length: 60 }, (_, at) => `kiln ${at} waits`)];
  await knowledge.memory.save(saveOf(v7(), conversation(...waiting)));
  await held.waiting;
  const { recalled, note } = await knowledge.memory.recall(recallOf('where nests the heron'));
  held.release();
  await knowledge.memory.settled();
  const after = await knowledge.memory.recall(recallOf('where nests the heron'));
  expect([before.note, note, after.note]).toEqual([null, 'memory.partlyByWords', null]);
  const best = recalled.toSorted((a, b) => (b.why?.total ?? 0) - (a.why?.total ?? 0))[0];
  expect([best?.text, best?.why?.meaning, best?.why?.near]).toEqual([waiting[0], 0, undefined]);
});
