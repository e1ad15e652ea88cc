import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { createWordEmbedder } from '../testing/word-embedder';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const words = createWordEmbedder();

/** Ways in which an embedder gives no vector. */
const failures = {
  'is missing': () => Promise.reject(new Error('no model')),
  throws: async () => ({ ...words, embed: () => Promise.reject(new Error('no answer')) }),
  'never answers': async () => ({ ...words, embed: () => new Promise<never>(() => undefined) }),
  'never loads': () => new Promise<never>(() => undefined),
  'answers NaN': async () => ({ ...words, embed: async () => new Float32Array(words.dimension).fill(Number.NaN) }),
  'answers another dimension': async () => ({ ...words, embed: async () => new Float32Array(3).fill(1) }),
};

describe('an embedder that', () => {
  test.each(Object.entries(failures))('%s leaves recall to words, and says so', async (_way, embedder) => {
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
      'memory.byWords',
      ['the heron nests in the alder'],
    ]);
  });
});
