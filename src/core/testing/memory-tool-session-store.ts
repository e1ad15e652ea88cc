import type { ToolSession, ToolSessionStore } from '../ports';

type Key = Pick<ToolSession, 'sessionId' | 'toolName' | 'toolKey'>;

const toId = ({ sessionId, toolName, toolKey }: Key): string => JSON.stringify([sessionId, toolName, toolKey]);

/** Tool sessions in memory. States pass through JSON, as they do in a database. */
export function createMemoryToolSessionStore(): ToolSessionStore {
  const rows = new Map<string, ToolSession>();
  const copy = (state: unknown): unknown => JSON.parse(JSON.stringify(state));
  return {
    async getOrCreate(key, initial, now) {
      const found = rows.get(toId(key));
      const row: ToolSession =
        found === undefined
          ? { ...key, state: copy(initial), lastAccessed: now }
          : { ...found, lastAccessed: Math.max(found.lastAccessed, now) };
      rows.set(toId(key), row);
      return row;
    },
    async save(key, state, now) {
      rows.set(toId(key), { ...key, state: copy(state), lastAccessed: now });
    },
    async listBySession(sessionId) {
      return [...rows.values()].filter((row) => row.sessionId === sessionId);
    },
  };
}
