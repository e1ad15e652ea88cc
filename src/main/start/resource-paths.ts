import { join } from 'node:path';
import type { Language } from '../../shared/text/shown-language';

export interface ResourcePaths {
  readonly rendererDir: string;
  readonly preloadPath: string;
  readonly knowledgeWorkerPath: string;
  readonly sealWorkerPath: string;
  readonly migrationsDir: string;
  readonly handbookDirs: Readonly<Record<Language, string>>;
  readonly embeddingModelDir: string;
  readonly grammarsDir: string;
}

/**
 * Where the built app and what it ships lie. `appPath` is the folder of package.json, or app.asar in a package;
 * `resourcesPath` is the package's folder of plain files (electron-builder.yml, `extraResources`), null when not packaged.
 */
export function resourcePaths(appPath: string, resourcesPath: string | null): ResourcePaths {
  const resources = resourcesPath ?? join(appPath, 'resources');
  return {
    rendererDir: join(appPath, 'out', 'renderer'),
    preloadPath: join(appPath, 'out', 'preload', 'index.cjs'),
    knowledgeWorkerPath: join(appPath, 'out', 'main', 'knowledge.worker.cjs'),
    sealWorkerPath: join(appPath, 'out', 'main', 'seal.worker.cjs'),
    migrationsDir: join(resourcesPath ?? appPath, 'drizzle'),
    handbookDirs: { en: join(resources, 'handbook'), de: join(resources, 'handbook-de') },
    embeddingModelDir: join(resources, 'models', 'use-lite'),
    grammarsDir: join(resources, 'grammars'),
  };
}
