import { DELETION_BEGUN, type CleanUpStore, type SessionStore } from '../ports';

/** What clean-up takes of sessions in memory. Nothing else there grows old. */
export function createMemoryCleanUp(sessions: SessionStore): CleanUpStore {
  return {
    expireToolSessions: async () => undefined,
    capToolSessions: async () => undefined,
    async trashSessions(untouchedSince, now) {
      const open = (await sessions.list()).filter((row) => !row.pinned && !row.isArchived);
      const untouched = open.filter(({ lastAccessed }) => lastAccessed < untouchedSince);
      for (const { id } of untouched) await sessions.update(id, { trashedAt: now });
      return untouched.map(({ id }) => id);
    },
    listTrashed: async (before) =>
      (await sessions.listTrash()).flatMap(({ id, trashedAt }) =>
        Number(trashedAt) < before || trashedAt === DELETION_BEGUN ? [id] : [],
      ),
    deleteSession: () => Promise.reject(new Error('a session store in memory deletes nothing')),
    dropUncitedTexts: async () => undefined,
  };
}
