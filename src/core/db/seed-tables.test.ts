import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../ports';
import { storeKinds, type Stores } from '../testing/session-harness';
import { storedSession } from '../testing/stored-session';

describe.each(storeKinds)('the seed’s tables over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const made = {
    id: 's1',
    resourceId: 'local',
    createdAt: 10,
    modelId: 'reader',
    title: 'Herons',
    isPrivate: true,
  };

  it('every column of a session is written and read', async () => {
    const fresh: Session = {
      ...made,
      lastAccessed: 10,
      headMessageId: null,
      pinned: false,
      isArchived: false,
      trashedAt: null,
      recallReach: null,
      titleMadeOf: null,
    };
    const change = {
      title: 'Cranes',
      lastAccessed: 20,
      headMessageId: 'm1',
      pinned: true,
      modelId: 'other/model',
      trashedAt: 30,
      isPrivate: false,
      recallReach: 'session' as const,
    };
    const whole: Session = { ...fresh, id: 's2', pinned: true, headMessageId: 'm2', recallReach: 'none' };
    await stores.sessions.add([storedSession(made)]);
    const first = await stores.sessions.get('s1');
    await stores.sessions.update('s1', change);
    await stores.sessions.add([whole]);
    expect([first, await stores.sessions.get('s1'), await stores.sessions.get('s2')]).toEqual([
      fresh,
      { ...fresh, ...change },
      whole,
    ]);
  });

  it('every column of a tool session is written and read, with a key and without', async () => {
    await stores.sessions.add([storedSession(made)]);
    const [plain, keyed] = [null, 'a source'].map((toolKey) => ({ sessionId: 's1', toolName: 'search_docs', toolKey }));
    const first = await stores.toolSessions.getOrCreate(plain!, { shown: [] }, 11);
    await stores.toolSessions.save(keyed!, { shown: [1] }, 12);
    await stores.toolSessions.save(plain!, { shown: [2] }, 13);
    await stores.toolSessions.getOrCreate(keyed!, { shown: [] }, 14);
    expect(first).toEqual({ ...plain, state: { shown: [] }, createdAt: 11, lastAccessed: 11 });
    expect(await stores.toolSessions.listBySession('s1')).toEqual([
      { ...plain, state: { shown: [2] }, createdAt: 11, lastAccessed: 13 },
      { ...keyed, state: { shown: [1] }, createdAt: 12, lastAccessed: 14 },
    ]);
  });
});
