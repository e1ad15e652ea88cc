import { join } from 'node:path';
import type { AppConfig } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { createKnowledgeClient } from './knowledge/knowledge-client';

/** Knowledge on its worker. Nothing starts until the first call. */
export function openKnowledge({ userDataDir, embeddingModelDir, knowledgeWorkerPath, log }: AppConfig): Knowledge {
  return createKnowledgeClient({
    workerPath: knowledgeWorkerPath,
    config: {
      mastraDbPath: join(userDataDir, 'mastra.db'),
      indexDbPath: join(userDataDir, 'index.db'),
      repositoriesDir: join(userDataDir, 'repositories'),
      embeddingModelDir,
      modelsDir: join(userDataDir, 'models'),
    },
    log,
  });
}
