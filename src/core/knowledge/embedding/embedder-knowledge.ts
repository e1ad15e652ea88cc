import { setTimeout as delay } from 'node:timers/promises';
import type { EmbedderState, EmbedderWork } from '../../../shared/domain/embedder';
import type { ErrorData } from '../../../shared/domain/error-data';
import { toErrorData } from '../../errors';
import { createWatchedValue } from '../../watched-value';
import type { CallOptions } from '../call-options';
import type { EmbedderKnowledge } from '../embedder-knowledge';
import type { EmbedderSwitch } from './embedder-switch';
import type { UpgradeModel } from './upgrade-model';

/** While something goes on, its progress is told at most this often, in ms. */
const PROGRESS_EVERY_MS = 100;

export interface EmbedderParts {
  readonly embedders: EmbedderSwitch;
  readonly upgrade: UpgradeModel;
  /** Bytes of the upgrade's download. */
  readonly totalBytes: number;
}

export interface LocalEmbedders extends EmbedderKnowledge {
  close(): Promise<void>;
}

interface Installing {
  readonly isInstalled: boolean;
  readonly partialBytes: number;
  readonly work: EmbedderWork | null;
  readonly problem: ErrorData | null;
}

/** What windows see and ask of the embedders, on this thread. */
export function createEmbedderKnowledge({ embedders, upgrade, totalBytes }: EmbedderParts): LocalEmbedders {
  const installing = createWatchedValue<Installing>({
    isInstalled: false,
    partialBytes: 0,
    work: null,
    problem: null,
  });
  const closing = new AbortController();
  let running: Promise<void> | null = null;

  const look = async () => ({
    isInstalled: await upgrade.isInstalled(),
    partialBytes: await upgrade.partialBytes(),
  });
  const state = (): EmbedderState => {
    const { embedding, problem, ...ids } = embedders.state.get();
    const { work, ...found } = installing.get();
    return {
      ...ids,
      ...found,
      totalBytes,
      work: work ?? (embedding === null ? null : { step: 'embedding', ...embedding }),
      problem: found.problem ?? problem,
    };
  };

  /** One installation at a time; a second call waits for the first. */
  const install = (
    start: (options: {
      readonly signal: AbortSignal;
      readonly onProgress: (work: EmbedderWork) => void;
    }) => Promise<void>,
    options: CallOptions | undefined,
  ): Promise<void> => {
    const signal = options?.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
    const onProgress = (work: EmbedderWork): void => installing.set({ ...installing.get(), work });
    const run = async () => {
      installing.set({ ...installing.get(), problem: null });
      try {
        await start({ signal, onProgress });
        installing.set({ ...(await look()), work: null, problem: null });
      } catch (error) {
        const problem = signal.aborted ? null : toErrorData(error);
        installing.set({ ...(await look()), work: null, problem });
        throw error;
      }
    };
    return (running ??= run().finally(() => (running = null)));
  };

  return {
    async *watch(options) {
      installing.set({ ...installing.get(), ...(await look()) });
      const changes = createWatchedValue<null>(null);
      const ended = new AbortController();
      const signal = AbortSignal.any([ended.signal, closing.signal, ...(options?.signal ? [options.signal] : [])]);
      for (const value of [embedders.state, installing]) void pass(value.watch(signal), () => changes.set(null));
      try {
        for await (const _ of changes.watch(signal)) {
          const told = state();
          yield told;
          // What changes meanwhile is told then, as it stands.
          if (told.work !== null) await delay(PROGRESS_EVERY_MS, undefined, { signal }).catch(() => undefined);
        }
      } finally {
        ended.abort();
      }
    },
    async use({ id }) {
      embedders.use(id);
    },
    download: (options) => install((given) => upgrade.download(given), options),
    installFrom: ({ folder }, options) => install((given) => upgrade.installFrom(folder, given), options),
    async close() {
      closing.abort(new Error('knowledge is closing'));
      await running?.catch(() => undefined);
    },
  };
}

async function pass(values: AsyncIterable<unknown>, onValue: () => void): Promise<void> {
  for await (const _ of values) onValue();
}
