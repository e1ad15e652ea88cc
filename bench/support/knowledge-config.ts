import { join } from 'node:path';
import type { KnowledgeConfig } from '../../src/core/knowledge/knowledge';

/** Knowledge of messages alone in a folder: no grammars, and no model unless its folder is given. */
export function knowledgeConfigIn(dir: string, modelDir = join(dir, 'no-model')): KnowledgeConfig {
  return {
    mastraDbPath: join(dir, 'mastra.db'),
    indexDbPath: join(dir, 'index.db'),
    repositoriesDir: join(dir, 'repositories'),
    embeddingModelDir: modelDir,
    modelsDir: join(dir, 'models'),
    grammarsDir: join(dir, 'no-grammars'),
  };
}
