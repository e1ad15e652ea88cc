import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createKnowledge, type KnowledgeParts, type LocalKnowledge } from '../create-knowledge';
import { createWordEmbedder } from './word-embedder';
import type { KnowledgeConfig } from '../knowledge';

/** As set-up has put them into the project. */
export const shippedGrammars = resolve(import.meta.dirname, '../../../../resources/grammars');

/** A data folder of its own under a path with a space and "é", removed after the test. */
export async function temporaryConfig(): Promise<KnowledgeConfig & { readonly dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return {
    dir,
    mastraDbPath: join(dir, 'mastra.db'),
    indexDbPath: join(dir, 'index.db'),
    repositoriesDir: join(dir, 'repositories'),
    embeddingModelDir: join(dir, 'no-model'),
    modelsDir: join(dir, 'models'),
    grammarsDir: shippedGrammars,
  };
}

/** Knowledge on `config`, in-process, with the word embedder; closed after the test. */
export function openKnowledge(config: KnowledgeConfig, parts: KnowledgeParts = {}): LocalKnowledge {
  const words = createWordEmbedder();
  const knowledge = createKnowledge(config, { embedder: async () => words, fetch, ...parts });
  onTestFinished(() => knowledge.close());
  return knowledge;
}
