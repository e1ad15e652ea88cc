import type { AppStatus } from '../../../shared/contract/app';
import type { EmbedderState } from '../../../shared/domain/embedder';
import type { ModelCatalog } from '../../../shared/domain/model';
import type { SessionSummary } from '../../../shared/domain/session';
import type { Settings } from '../../../shared/domain/settings';
import type { Source } from '../../../shared/domain/source';
import type { Bridge, OpenStream } from './bridge';
import { foldSessions, foldSources } from './fold-list';
import { createStore, type Store } from './store';

/** What every window knows of the app: folds of main's streams. Null until the first event has come. */
export interface AppState {
  readonly sessions: Store<readonly SessionSummary[] | null>;
  readonly sources: Store<readonly Source[] | null>;
  readonly catalog: Store<ModelCatalog | null>;
  readonly embedder: Store<EmbedderState | null>;
  readonly settings: Store<Settings | null>;
  readonly status: Store<AppStatus | null>;
  /** True once a stream of main ended by itself: main is gone, or refused. */
  readonly isDisconnected: Store<boolean>;
  /** The session of which nothing is left since last. */
  readonly deletedId: Store<string | null>;
  close(): void;
}

/** `onDeleted` is told of each session of which nothing is left. */
export function createAppState(bridge: Bridge, onDeleted: (sessionId: string) => void): AppState {
  const closing = new AbortController();
  const state = {
    sessions: createStore<readonly SessionSummary[] | null>(null),
    sources: createStore<readonly Source[] | null>(null),
    catalog: createStore<ModelCatalog | null>(null),
    embedder: createStore<EmbedderState | null>(null),
    settings: createStore<Settings | null>(null),
    status: createStore<AppStatus | null>(null),
    isDisconnected: createStore(false),
    deletedId: createStore<string | null>(null),
  };
  const follow = async <T>(open: OpenStream<T>, onEvent: (event: T) => void): Promise<void> => {
    // Why it ended does not matter: these streams last as long as the window.
    await bridge.watch(open, onEvent, closing.signal).catch(() => undefined);
    if (!closing.signal.aborted) state.isDisconnected.set(true);
  };
  void follow((client, signal) => client.app.watchSettings(undefined, { signal }), state.settings.set);
  void follow(
    (client, signal) => client.sessions.watchList(undefined, { signal }),
    (event) => {
      state.sessions.set(foldSessions(state.sessions.get() ?? [], event));
      if (event.type !== 'deleted') return;
      state.deletedId.set(event.sessionId);
      onDeleted(event.sessionId);
    },
  );
  void follow((client, signal) => client.models.watch(undefined, { signal }), state.catalog.set);
  void follow(
    (client, signal) => client.sources.watchList(undefined, { signal }),
    (event) => state.sources.set(foldSources(state.sources.get() ?? [], event)),
  );
  void follow((client, signal) => client.embedders.watch(undefined, { signal }), state.embedder.set);
  void follow((client, signal) => client.app.watchStatus(undefined, { signal }), state.status.set);
  return { ...state, close: () => closing.abort() };
}
