import type { ConnectionStore, StoredConnection } from '../ports';

/** A `ConnectionStore` in memory. */
export function createMemoryConnectionStore(initial: readonly StoredConnection[] = []): ConnectionStore {
  const rows = new Map(initial.map((connection) => [connection.id, connection]));
  return {
    list: async () => [...rows.values()].toSorted((a, b) => a.createdAt - b.createdAt),
    save: async (connection) => void rows.set(connection.id, connection),
    remove: async (id) => void rows.delete(id),
  };
}
