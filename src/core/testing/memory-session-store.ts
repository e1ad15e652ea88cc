import type { Session, SessionStore } from '../ports';

/** Sessions in memory: what the libSQL adapter does, without a database. */
export function createMemorySessionStore(): SessionStore {
  const rows = new Map<string, Session>();
  return {
    async get(id) {
      return rows.get(id) ?? null;
    },
    async list() {
      return [...rows.values()]
        .filter((row) => row.trashedAt === null)
        .toSorted((a, b) => b.lastAccessed - a.lastAccessed || (a.id < b.id ? 1 : -1));
    },
    async listTrash() {
      return [...rows.values()]
        .filter((row) => row.trashedAt !== null && !row.isPrivate)
        .toSorted((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0) || (a.id < b.id ? 1 : -1));
    },
    async hiddenIds() {
      return [...rows.values()].filter((row) => row.trashedAt !== null || row.isPrivate).map((row) => row.id);
    },
    async page(afterId, limit) {
      return [...rows.values()]
        .filter((row) => row.trashedAt === null && row.id > (afterId ?? ''))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    async unknownIds(ids) {
      return ids.filter((id) => !rows.has(id));
    },
    async add(added) {
      for (const session of added) if (!rows.has(session.id)) rows.set(session.id, session);
    },
    async update(id, change) {
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, ...change });
    },
    async retitle(id, before, made) {
      const row = rows.get(id);
      if (row === undefined || row.title !== before || row.titleMadeOf?.length !== 0) return false;
      rows.set(id, { ...row, ...made });
      return true;
    },
  };
}
