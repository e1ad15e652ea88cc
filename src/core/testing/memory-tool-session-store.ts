import type { ForgettingStore, ToolSession, ToolSessionStore } from '../ports';

type Key = Pick<ToolSession, 'sessionId' | 'toolName' | 'toolKey'>;

const toId = ({ sessionId, toolName, toolKey }: Key): string => JSON.stringify([sessionId, toolName, toolKey]);

/** Tool sessions in memory. States pass through JSON, as they do in a database. */
export function createMemoryToolSessionStore(): ToolSessionStore & ForgettingStore {
  const rows = new Map<string, ToolSession>();
  const copy = (state: unknown): unknown => JSON.parse(JSON.stringify(state));
  return {
    async getOrCreate(key, initial, now) {
      const found = rows.get(toId(key));
      const row: ToolSession =
        found === undefined
          ? { ...key, state: copy(initial), createdAt: now, lastAccessed: now }
          : { ...found, lastAccessed: Math.max(found.lastAccessed, now) };
      rows.set(toId(key), row);
      return row;
    },
    async save(key, state, now) {
      const createdAt = rows.get(toId(key))?.createdAt ?? now;
      rows.set(toId(key), { ...key, state: copy(state), createdAt, lastAccessed: now });
    },
    async *toolStates() {
      yield [...rows.values()].map(({ sessionId, state }, rowid) => ({
        rowid,
        sessionId,
        state: JSON.stringify(state),
      }));
    },
    async replaceToolState(rowid, state) {
      const [id, row] = [...rows][rowid] ?? [];
      if (id !== undefined && row !== undefined) rows.set(id, { ...row, state: JSON.parse(state) as unknown });
    },
    purge: async () => undefined,
    async listBySession(sessionId) {
      return [...rows.values()].filter((row) => row.sessionId === sessionId);
    },
  };
}
