import { createStore, type Store } from './store';

/** The sessions of the list that were marked to do something with them together. */
export interface SessionSelection {
  readonly ids: Store<ReadonlySet<string>>;
  toggle(id: string): void;
  /** Marks the stretch of `order` from where marking began to `id`, and nothing else. */
  extendTo(id: string, from: string, order: readonly string[]): void;
  all(order: readonly string[]): void;
  clear(): void;
}

export function createSessionSelection(): SessionSelection {
  const ids = createStore<ReadonlySet<string>>(new Set());
  let anchor: string | null = null;
  return {
    ids,
    toggle(id) {
      anchor = id;
      const next = new Set(ids.get());
      if (!next.delete(id)) next.add(id);
      ids.set(next);
    },
    extendTo(id, from, order) {
      if (ids.get().size === 0 || anchor === null || !order.includes(anchor)) anchor = from;
      const [first = 0, last = 0] = [order.indexOf(anchor), order.indexOf(id)].toSorted((a, b) => a - b);
      ids.set(new Set(order.slice(Math.max(0, first), last + 1)));
    },
    all: (order) => ids.set(new Set(order)),
    clear() {
      anchor = null;
      if (ids.get().size > 0) ids.set(new Set());
    },
  };
}
