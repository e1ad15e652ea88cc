import { useSyncExternalStore } from 'react';

/** One value that the window shows, and who wants to know when it changes. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Returns the unsubscribe. */
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  return useSelected(store, (value) => value);
}

/** What `select` takes from the value. A component that uses it is drawn again only when that changes. */
export function useSelected<T, S>(store: Pick<Store<T>, 'get' | 'subscribe'>, select: (value: T) => S): S {
  const read = (): S => select(store.get());
  // Twice: markup that is drawn without a page is drawn from the same value.
  return useSyncExternalStore(store.subscribe, read, read);
}
