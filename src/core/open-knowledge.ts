import { join } from 'node:path';
import { REPOSITORIES_FOLDER, type AppConfig } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { modelSpec } from './knowledge/embedding/model-spec';
import { createKnowledgeClient } from './knowledge/knowledge-client';
import { createRestartBudget } from '../shared/restart-budget';

/** Opens knowledge; `onLost` is called whenever what answers died and the next call would start it anew. */
export type OpenKnowledge = (config: AppConfig, onLost: () => void) => Knowledge;

const RESTARTS_A_MINUTE = 3;

/** Knowledge on its worker. Nothing starts until the first call. */
export const openKnowledge: OpenKnowledge = (config, onLost) => {
  const { userDataDir, embeddingModelDir, grammarsDir, knowledgeWorkerPath, upgradeModel, fetch, log, now } = config;
  return createKnowledgeClient({
    workerPath: knowledgeWorkerPath,
    config: {
      mastraDbPath: join(userDataDir, 'mastra.db'),
      indexDbPath: join(userDataDir, 'index.db'),
      repositoriesDir: join(userDataDir, REPOSITORIES_FOLDER),
      embeddingModelDir,
      modelsDir: join(userDataDir, 'models'),
      upgradeModel: upgradeModel === null ? undefined : modelSpec.parse(JSON.parse(upgradeModel)),
      grammarsDir,
    },
    fetch,
    log,
    restarts: createRestartBudget(RESTARTS_A_MINUTE, 60_000, now),
    onLost,
  });
};
