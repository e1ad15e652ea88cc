import { v7 } from 'uuid';
import type { AppConfig } from '../../core/config';
import type { Host, Log, SecretBox } from '../../core/ports';
import type { ChosenFiles } from '../adapters/electron-host';
import type { Network } from '../adapters/network';
import type { ResourcePaths } from './resource-paths';

export interface ConfigOptions {
  readonly userDataDir: string;
  readonly resources: ResourcePaths;
  readonly appVersion: string;
  readonly host: Host;
  readonly secrets: SecretBox;
  readonly network: Network;
  readonly log: Log;
}

/** Everything core knows of the world outside. What variables of the environment set for core is looked up here alone. */
export function createAppConfig(options: ConfigOptions, env: NodeJS.ProcessEnv): AppConfig {
  const { resources, network, ...rest } = options;
  return {
    ...rest,
    databaseUrl: env['DATABASE_URL'] || null,
    databaseToken: env['TURSO_AUTH_TOKEN'] || null,
    migrationsDir: resources.migrationsDir,
    handbookDirs: resources.handbookDirs,
    embeddingModelDir: resources.embeddingModelDir,
    grammarsDir: resources.grammarsDir,
    knowledgeWorkerPath: resources.knowledgeWorkerPath,
    // Tests must not reach for the network.
    upgradeModel: env['LECTERN_UPGRADE_MODEL'] || null,
    sealWorkerPath: resources.sealWorkerPath,
    now: Date.now,
    newId: () => v7(),
    ...network,
    // Tests must not find the model servers of the machine they run on.
    findLocalModels: env['LECTERN_FIND_LOCAL_MODELS'] !== 'off',
  };
}

/** Journeys cannot press the buttons of the system's dialogues: these variables answer for them. */
export function chosenFiles(env: NodeJS.ProcessEnv): ChosenFiles {
  return { open: env['LECTERN_OPEN_FILE'] || null, save: env['LECTERN_SAVE_FILE'] || null };
}
