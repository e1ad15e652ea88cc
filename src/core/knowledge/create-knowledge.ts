import { dirname, join } from 'node:path';
import type { Log } from '../ports';
import { closeDatabase } from './close-database';
import { createConversationKnowledge } from './conversations/conversation-knowledge';
import type { EmbedderSource } from './embedding/embedder';
import { checkEmbedder } from './embedding/check-embedder';
import { createEmbedderKnowledge } from './embedding/embedder-knowledge';
import { createEmbedderSwitch, type EmbedderSwitch } from './embedding/embedder-switch';
import { limitEmbedder } from './embedding/limit-embedder';
import { bgeSmall } from './embedding/model-spec';
import { createNativeWork } from './embedding/native-work';
import { createServedEmbedder } from './embedding/served-embedder';
import { createUpgradeModel } from './embedding/upgrade-model';
import { createIndexCheck } from './index/index-check';
import { openIndexDatabase, type IndexDatabase } from './index/open-index-database';
import type { Knowledge, KnowledgeConfig } from './knowledge';
import { createMemoryKnowledge, type LocalMemory } from './memory/memory-knowledge';
import { createPriority } from './priority';
import { createQuoteKnowledge } from './quotes/create-quote-knowledge';
import { createSourceKnowledge, type LocalSources } from './sources/source-knowledge';

/** An embedder that is silent this long has failed. */
const EMBED_LIMIT_MS = 5_000;

/** How long closing waits for an inference that runs; one of a few words takes a hundredth of it. */
const INFERENCE_LIMIT_MS = 1_000;

/** What the worker gives it of the world, and what tests put in place of that. */
export interface KnowledgeParts {
  /** Instead of the bundled model. */
  readonly embedder?: EmbedderSource;
  /** Left out: nothing is asked of the network. */
  readonly fetch?: typeof globalThis.fetch;
  readonly log?: Log;
  /** Unix ms. */
  readonly now?: () => number;
}

/** Knowledge on the calling thread, with what tests and benches wait for. */
export interface LocalKnowledge extends Knowledge {
  /** Which embedder serves, and what is made for the next. */
  readonly embedderSwitch: EmbedderSwitch;
  readonly memory: LocalMemory;
  readonly sources: LocalSources;
}

/**
 * Memory and sources on the calling thread, which from now on owns mastra.db and index.db. Files are opened, and
 * Mastra and the model loaded, when first needed.
 */
export function createKnowledge(config: KnowledgeConfig, parts: KnowledgeParts = {}): LocalKnowledge {
  const log = parts.log ?? silentLog;
  const priority = createPriority();
  let opening: Promise<IndexDatabase> | null = null;
  const openIndex = async () => {
    try {
      return await openIndexDatabase(config.indexDbPath, parts.now ?? Date.now, log);
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  const index = () => (opening ??= openIndex());

  const spec = config.upgradeModel ?? bgeSmall;
  const upgrade = createUpgradeModel({ spec, modelsDir: config.modelsDir, fetch: parts.fetch ?? noNetwork });
  const inference = createNativeWork();
  const guarded = (load: EmbedderSource) => async () => {
    const loaded = await inference.run(load);
    const embed = (text: string) => inference.run(() => loaded.embed(text));
    return limitEmbedder(checkEmbedder({ ...loaded, embed }), EMBED_LIMIT_MS);
  };
  const embedderSwitch = createEmbedderSwitch({
    models: {
      bundled: guarded(parts.embedder ?? (() => loadBundledEmbedder(config.embeddingModelDir))),
      'bge-small': guarded(upgrade.load),
    },
    keepers: () => [memory.keeper, sources.keeper],
    served: createServedEmbedder(index),
    log,
  });
  const embedders = createEmbedderKnowledge({ embedders: embedderSwitch, upgrade, totalBytes: spec.archive.bytes });
  const embedder = embedderSwitch.serving;

  const memory = createMemoryKnowledge({
    mastraDbPath: config.mastraDbPath,
    snapshotsDir: join(dirname(config.mastraDbPath), 'snapshots'),
    now: parts.now ?? Date.now,
    index,
    embedder: embedder.get,
    priority,
    log,
  });
  const sources = createSourceKnowledge({ config, index, embedder, priority, now: parts.now ?? Date.now, log });

  const indexCheck = createIndexCheck({ index, priority, log });
  const quotes = createQuoteKnowledge({ priority });
  const conversations = createConversationKnowledge({ memory, priority });

  let closing: Promise<void> | null = null;
  const close = async () => {
    await indexCheck.close();
    await embedders.close();
    await embedderSwitch.close();
    await sources.close();
    await memory.close();
    const database = await opening?.catch(() => null);
    if (database) await closeDatabase(database.client);
    // Last: a model that stays silent must not keep the files open.
    await inference.settled(INFERENCE_LIMIT_MS);
  };
  return {
    memory,
    sources,
    quotes,
    conversations,
    embedders,
    index: indexCheck,
    embedderSwitch,
    close: () => (closing ??= close()),
  };
}

async function loadBundledEmbedder(modelDir: string) {
  const { loadEmbedder } = await import('./memory/load-embedder');
  return loadEmbedder(modelDir);
}

const noNetwork: typeof globalThis.fetch = () => Promise.reject(new Error('knowledge was given no network'));
const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
