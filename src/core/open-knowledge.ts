import { join } from 'node:path';
import type { AppConfig } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { createKnowledgeClient } from './knowledge/knowledge-client';

/** Knowledge on its worker. Nothing starts until the first call. */
export function openKnowledge(config: AppConfig): Knowledge {
  const { userDataDir, embeddingModelDir, grammarsDir, knowledgeWorkerPath, log } = config;
  return createKnowledgeClient({
    workerPath: knowledgeWorkerPath,
    config: {
      mastraDbPath: join(userDataDir, 'mastra.db'),
      indexDbPath: join(userDataDir, 'index.db'),
      repositoriesDir: join(userDataDir, 'repositories'),
      embeddingModelDir,
      grammarsDir,
    },
    log,
  });
}
