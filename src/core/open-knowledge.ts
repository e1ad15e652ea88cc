import { join } from 'node:path';
import type { AppConfig } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { modelSpec } from './knowledge/embedding/model-spec';
import { createKnowledgeClient } from './knowledge/knowledge-client';

/** Knowledge on its worker. Nothing starts until the first call. */
export function openKnowledge(app: AppConfig): Knowledge {
  const { userDataDir, embeddingModelDir, grammarsDir, knowledgeWorkerPath, upgradeModel, log } = app;
  return createKnowledgeClient({
    workerPath: knowledgeWorkerPath,
    config: {
      mastraDbPath: join(userDataDir, 'mastra.db'),
      indexDbPath: join(userDataDir, 'index.db'),
      repositoriesDir: join(userDataDir, 'repositories'),
      embeddingModelDir,
      modelsDir: join(userDataDir, 'models'),
      upgradeModel: upgradeModel === null ? undefined : modelSpec.parse(JSON.parse(upgradeModel)),
      grammarsDir,
    },
    log,
  });
}
