import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles, writeFiles } from '../testing/git-repository';
import { createHeldEmbedder } from '../testing/held-embedder';
import { sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

test.each([
  ['a folder', writeFiles],
  ['a work tree', commitFiles],
])('a look at %s that a search waits for goes before all that waits for open calls', async (_, make) => {
  const config = await temporaryConfig();
  const embedder = createHeldEmbedder('stork');
  const knowledge = openKnowledge(config, { embedder: async () => embedder });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await make(source.address, { 'a.md': '# Herons\n\nA heron.\n' });
  await update(knowledge, source);
  await writeFiles(source.address, { 'a.md': '# Herons\n\nTwo herons.\n' });
  const call = knowledge.sources.search({ query: 'stork', keys: [source.key], excludeIds: [], limit: 1 });
  let isAnswered = false;
  const answered = call.then(() => (isAnswered = true));
  await embedder.waiting;
  const steps: string[] = [];
  for await (const event of knowledge.sources.update({ ...source, isWaitedFor: true })) {
    steps.push(event.type === 'done' ? 'done' : event.progress.step);
    if (steps.at(-1) !== 'indexing' || isAnswered) continue;
    steps.push('the call ends');
    embedder.release();
    await answered;
  }
  expect(steps.slice(0, 3)).toEqual(['reading', 'indexing', 'the call ends']);
  expect(steps.at(-1)).toBe('done');
});
