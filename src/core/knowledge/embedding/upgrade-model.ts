import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbedderWork } from '../../../shared/domain/embedder';
import { diskFailure } from '../disk-failure';
import { downloadFile, sizeOf } from './download-file';
import type { Embedder } from './embedder';
import { copyModel, installModel, isFile, unpackModel, verifyModel } from './install-model';
import type { ModelSpec } from './model-spec';
import { measureUnrelated } from './relatedness';

const SILENCE_MS = 30_000;

export interface UpgradeParts {
  readonly spec: ModelSpec;
  readonly modelsDir: string;
  readonly fetch: typeof globalThis.fetch;
  /** A server that is silent this long has failed. */
  readonly silenceMs?: number;
}

interface InstallOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (work: EmbedderWork) => void;
}

/** The model that can be installed. Never installed in part: its folder is there and whole, or it is not there. */
export interface UpgradeModel {
  isInstalled(): Promise<boolean>;
  /** Bytes that an unfinished download has left. */
  partialBytes(): Promise<number>;
  /** Downloads what is missing, then installs. What came stays when it is stopped or fails. */
  download(options: InstallOptions): Promise<void>;
  /** Installs from a folder of the user. Errors: `embedder.notThere`, `embedder.damaged`. */
  installFrom(folder: string, options: InstallOptions): Promise<void>;
  /** Checks the files, then loads. Errors: `embedder.damaged`, `embedder.unusable`. */
  load(): Promise<Embedder>;
}

export function createUpgradeModel({ spec, modelsDir, fetch, silenceMs = SILENCE_MS }: UpgradeParts): UpgradeModel {
  const folder = join(modelsDir, spec.folder);
  const part = join(modelsDir, `${spec.folder}.part`);
  const install = async (fill: (folder: string) => Promise<void>, { signal, onProgress }: InstallOptions) => {
    onProgress({ step: 'installing', done: 0, total: 0 });
    await installModel(spec, modelsDir, fill, signal);
    await rm(part, { force: true });
  };
  return {
    isInstalled: () => isFile(join(folder, spec.model.name)),
    partialBytes: () => sizeOf(part),
    async download(options) {
      const { signal, onProgress } = options;
      await mkdir(modelsDir, { recursive: true }).catch((error: unknown) => {
        throw diskFailure(error);
      });
      await downloadFile({
        ...spec.archive,
        path: part,
        fetch,
        silenceMs,
        signal,
        onProgress: (done, total) => onProgress({ step: 'downloading', done, total }),
      });
      await install((target) => unpackModel(spec, part, target), options);
    },
    installFrom: (source, options) => install((target) => copyModel(spec, source, target, options.signal), options),
    async load() {
      await verifyModel(spec, folder);
      // Native code, which a start without this model does without.
      const { loadOnnxEmbedder } = await import('./onnx-embedder');
      return measureUnrelated(await loadOnnxEmbedder(folder, spec));
    },
  };
}
