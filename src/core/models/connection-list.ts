import { toErrorData } from '../errors';
import type { ErrorData } from '../../shared/domain/error-data';
import type { ConnectionStore, StoredConnection, StoredModel } from '../ports';
import { createWatchedValue, type WatchedValue } from '../watched-value';
import type { CatalogState } from './model-catalog';

/** The connections as they are now, in step with the store. */
export interface ConnectionList {
  readonly state: WatchedValue<CatalogState>;
  /** Resolves when the stored connections are in `state`. */
  readonly loaded: Promise<void>;
  save(connection: StoredConnection): Promise<void>;
  remove(id: string): Promise<void>;
  setOllama(models: readonly StoredModel[] | null): void;
  /** Why the connection cannot be used; null when it can. */
  setError(id: string, error: unknown): void;
}

export function createConnectionList(store: ConnectionStore): ConnectionList {
  const state = createWatchedValue<CatalogState>({ connections: [], ollama: null, errors: new Map() });
  const change = (part: Partial<CatalogState>): void => state.set({ ...state.get(), ...part });
  const loaded = store.list().then((connections) => change({ connections }));
  // Whoever needs the connections awaits `loaded` and gets the failure there.
  loaded.catch(() => undefined);

  return {
    state,
    loaded,
    async save(connection) {
      await store.save(connection);
      const others = state.get().connections.filter((other) => other.id !== connection.id);
      change({ connections: [...others, connection].toSorted((a, b) => a.createdAt - b.createdAt) });
    },
    async remove(id) {
      await store.remove(id);
      change({ connections: state.get().connections.filter((connection) => connection.id !== id) });
    },
    setOllama: (models) => {
      if (!isSameList(models, state.get().ollama)) change({ ollama: models });
    },
    setError: (id, error) => {
      const errors = new Map<string, ErrorData>(state.get().errors);
      if (error === null ? !errors.delete(id) : errors.get(id)?.code === toErrorData(error).code) return;
      if (error !== null) errors.set(id, toErrorData(error));
      change({ errors });
    },
  };
}

export function isSameList(a: readonly StoredModel[] | null, b: readonly StoredModel[] | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
