import type { EmbedderState } from '../../shared/domain/embedder';
import type { ErrorData } from '../../shared/domain/error-data';
import { wording } from '../../shared/text/wording';
import type { AppStatusService } from '../app-status';
import type { EmbedderKnowledge } from '../knowledge/embedder-knowledge';
import type { Log } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import { createWatchedValue } from '../watched-value';

/** Times that the worker is told again after it was lost: one that ends each time must not be started for ever. */
const MAX_RESTARTS = 3;

const BANNERS = ['embedder.fallback', 'embedder.stays', 'embedder.byWords'] as const;

export interface EmbedderServiceParts {
  readonly knowledge: EmbedderKnowledge;
  readonly settings: Pick<SettingsService, 'get' | 'update' | 'watch'>;
  readonly status: Pick<AppStatusService, 'raise' | 'dismiss'>;
  readonly log: Log;
}

/** Keeps the embedder that serves to the one in the settings, and installs the other. What goes wrong is in the state. */
export interface EmbedderService {
  /** Begins to follow the settings; starts the knowledge worker. */
  start(): void;
  /** Null until the worker has told it. */
  watch(signal?: AbortSignal): AsyncIterable<EmbedderState | null>;
  /** Downloads the other model, and then uses it. */
  download(): void;
  /** The same from a folder that the user has. */
  installFrom(folder: string): void;
  /** Ends an installation, or goes back to the model that serves while another's vectors are made. */
  stop(): Promise<void>;
  close(): void;
}

export function createEmbedderService({ knowledge, settings, status, log }: EmbedderServiceParts): EmbedderService {
  const state = createWatchedValue<EmbedderState | null>(null);
  const closing = new AbortController();
  const { signal } = closing;
  let installing: AbortController | null = null;

  const show = (next: EmbedderState): void => {
    state.set(next);
    const raised = bannerOf(next);
    for (const code of BANNERS) if (code !== raised?.code) status.dismiss(code);
    if (raised !== null) status.raise(raised);
  };
  let followingSettings: Promise<void> | null = null;
  let followingKnowledge: Promise<void> | null = null;
  const followKnowledge = async (): Promise<void> => {
    for (let restarts = 0; restarts <= MAX_RESTARTS && !signal.aborted; restarts += 1) {
      try {
        await knowledge.use({ id: settings.get().embedderId });
        for await (const next of knowledge.watch({ signal })) show(next);
      } catch (error) {
        if (!signal.aborted) log.error('the embedders are not heard of any more', { error });
      }
    }
  };
  const followSettings = async (): Promise<void> => {
    let last = settings.get().embedderId;
    for await (const { embedderId } of settings.watch(signal)) {
      if (embedderId === last) continue;
      last = embedderId;
      await knowledge
        .use({ id: embedderId })
        .catch((error: unknown) => log.error('the embedder did not change', { error }));
    }
  };
  const install = (run: (options: { readonly signal: AbortSignal }) => Promise<void>): void => {
    if (installing !== null) return;
    const given = new AbortController();
    installing = given;
    const work = async (): Promise<void> => {
      try {
        await run({ signal: AbortSignal.any([given.signal, signal]) });
        // One that was chosen before and could not be used is taken up again.
        if (settings.get().embedderId === 'bge-small') await knowledge.use({ id: 'bge-small' });
        else await settings.update({ embedderId: 'bge-small' });
      } catch (error) {
        // The state tells the user.
        if (!given.signal.aborted && !signal.aborted) log.warn('an embedding model was not installed', { error });
      } finally {
        installing = null;
      }
    };
    void work();
  };

  return {
    start() {
      // Called again for each worker: what follows already goes on.
      followingSettings ??= followSettings();
      followingKnowledge ??= followKnowledge().finally(() => {
        followingKnowledge = null;
      });
    },
    watch: (ended) => state.watch(ended),
    download: () => install((options) => knowledge.download(options)),
    installFrom: (folder) => install((options) => knowledge.installFrom({ folder }, options)),
    async stop() {
      const now = state.get();
      if (installing !== null) installing.abort(new Error('stopped'));
      else if (now?.work?.step === 'embedding') await settings.update({ embedderId: now.serving });
    },
    close: () => closing.abort(),
  };
}

/** What all windows are told of it. */
function bannerOf({ problem, work, isByWords, wanted, serving }: EmbedderState): ErrorData | null {
  const { names } = wording.embedder;
  if (problem === null || work !== null) return null;
  if (isByWords) return { code: 'embedder.byWords', params: {} };
  if (wanted === serving) return null;
  if (wanted === 'bundled') return { code: 'embedder.stays', params: { model: names[serving] } };
  return { code: 'embedder.fallback', params: { model: names[wanted] } };
}
