import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createConnectionRepository } from '../../src/core/db/connection-repository';
import { openDatabase } from '../../src/core/db/open-database';
import { createSettingsRepository } from '../../src/core/db/settings-repository';
import { createMemoryLog } from '../../src/core/testing/memory-log';
import type { ScriptedOpenAiServer } from '../../src/core/testing/scripted-openai-server';
import { settings } from '../../src/shared/domain/settings';

/** Makes the scripted model the one that a data folder's sessions ask. */
export async function connectScripted(userDataDir: string, { baseUrl }: ScriptedOpenAiServer): Promise<void> {
  await mkdir(userDataDir, { recursive: true });
  const migrationsDir = join(resolve(import.meta.dirname, '../..'), 'drizzle');
  const { db, close } = await openDatabase({ userDataDir, url: null, token: null, migrationsDir, now: Date.now });
  await createConnectionRepository(db).save({
    id: 'bench',
    kind: 'openai-compatible',
    name: 'Scripted',
    baseUrl,
    sealedKey: null,
    createdAt: Date.now(),
    models: [{ name: 'scripted', contextTokens: 32_768 }],
  });
  await createSettingsRepository(db, createMemoryLog()).save(settings.parse({ defaultModelId: 'bench/scripted' }));
  close();
}
