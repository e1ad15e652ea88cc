import type { MemoryKnowledge } from '../knowledge/knowledge';
import type { Session, SessionStore } from '../ports';

/** Sessions told of at once. */
const PAGE = 500;

type Memory = Pick<MemoryKnowledge, 'show'>;

/** A store of sessions that tells memory when one comes, or shows another path. Turns are told of with their saves. */
export function tellShown(sessions: SessionStore, memory: Memory): SessionStore {
  return {
    ...sessions,
    async add(rows) {
      await sessions.add(rows);
      tell(memory, rows);
    },
    async update(id, change) {
      await sessions.update(id, change);
      if (change.headMessageId !== undefined) tell(memory, [{ id, headMessageId: change.headMessageId }]);
    },
  };
}

/** What changed unheard, and whatever was there before memory asked for it. */
export async function tellAllShown(sessions: Pick<SessionStore, 'page'>, memory: Memory): Promise<void> {
  for (let last: string | null = null; ;) {
    const page: readonly Session[] = await sessions.page(last, PAGE);
    await memory.show({ heads: headsOf(page) });
    if (page.length < PAGE) return;
    last = page.at(-1)?.id ?? null;
  }
}

type Shown = Pick<Session, 'id' | 'headMessageId'>;

function tell(memory: Memory, rows: readonly Shown[]): void {
  // While memory is broken there is no recall; the next start tells of all.
  memory.show({ heads: headsOf(rows) }).catch(() => undefined);
}

function headsOf(rows: readonly Shown[]) {
  return rows.flatMap(({ id, headMessageId }) => (headMessageId === null ? [] : [{ sessionId: id, headMessageId }]));
}
