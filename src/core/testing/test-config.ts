import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import type { AppConfig } from '../config';
import { createKnowledge } from '../knowledge/create-knowledge';
import { modelSpec } from '../knowledge/embedding/model-spec';
import type { Knowledge } from '../knowledge/knowledge';
import { createWordEmbedder } from '../knowledge/testing/word-embedder';
import type { Host } from '../ports';
import { createMemoryLog } from './memory-log';

const root = resolve(import.meta.dirname, '../../..');

const idleHost: Host = {
  pickFolder: async () => null,
  pickFiles: async () => [],
  pickSavePath: async () => null,
  drawDiagram: async () => ({ svg: '', width: 1, height: 1 }),
  printPage: async () => undefined,
  openExternal: async () => undefined,
  newWindow: () => undefined,
  emptyBrowserStorage: async () => undefined,
  quit: () => undefined,
};

/** How a test has an app in a data folder: without models, workers and a look for servers of the machine. */
export function createTestConfig(userDataDir: string): AppConfig {
  return {
    userDataDir,
    databaseUrl: null,
    databaseToken: null,
    migrationsDir: join(root, 'drizzle'),
    handbookDirs: { en: join(root, 'resources/handbook'), de: join(root, 'resources/handbook-de') },
    embeddingModelDir: join(userDataDir, 'no-model'),
    upgradeModel: null,
    grammarsDir: join(userDataDir, 'no-grammars'),
    knowledgeWorkerPath: '',
    sealWorkerPath: '',
    appVersion: '0.0.0',
    host: idleHost,
    secrets: {
      isEncrypted: true,
      seal: (plain) => Buffer.from(plain).toString('hex'),
      open: (sealed) => Buffer.from(sealed, 'hex').toString(),
    },
    log: createMemoryLog(),
    now: Date.now,
    newId: () => v7(),
    fetch,
    onWake: () => () => undefined,
    findLocalModels: false,
  };
}

/** Its knowledge on the same thread; words have vectors, without meaning. */
export function createTestKnowledge(config: AppConfig): Knowledge {
  const { userDataDir, embeddingModelDir, grammarsDir, upgradeModel } = config;
  const words = createWordEmbedder();
  const paths = {
    mastraDbPath: join(userDataDir, 'mastra.db'),
    indexDbPath: join(userDataDir, 'index.db'),
    repositoriesDir: join(userDataDir, 'repositories'),
    embeddingModelDir,
    modelsDir: join(userDataDir, 'models'),
    upgradeModel: upgradeModel === null ? undefined : modelSpec.parse(JSON.parse(upgradeModel)),
    grammarsDir,
  };
  return createKnowledge(paths, { embedder: async () => words });
}
