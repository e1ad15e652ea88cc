import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, storeKinds, type Stores } from '../testing/session-harness';
import { endQuoting } from './end-quoting';

const OLD = 'The sailing boat lies in the harbour of Bergen.';
const NEW = 'The sailing boat lies in the harbour of Tromsø.';

describe.each(storeKinds)('a session that is deleted, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  it('leaves no words of any of its paths in a turn that mentioned it and failed', async () => {
    const said = (text: string): string => `You said on 1 May 2026:\n\n> ${text}\n\n`;
    const harness = createHarness(stores, {
      scripts: [
        [{ text: OLD }],
        [{ text: NEW }],
        [{ text: `${said(OLD)}${said(NEW)}Who knows?` }, { fail: new Error('hang up') }],
      ],
    });
    const { service, store, saves } = harness;
    const sessionId = await harness.submit('Where does it lie?');
    const [prompt] = await harness.follow(sessionId).until((state) => state === 'idle');
    await service.regenerate(sessionId, prompt?.id ?? '');
    await service.settled();
    await saves.drain();
    const mentions = [{ kind: 'session', sessionId, name: 'Boat' }] as const;
    await service.submit({ messageId: newId(), text: 'And now?', mentions });
    await service.settled();
    const memory = {
      thread: (asked: { sessionId: string; headMessageId: string | null }) =>
        store.thread(asked.sessionId, asked.headMessageId),
    };
    await endQuoting(sessionId, { memory, sessions: service, journal: stores.journal, saves });
    const [turn] = await stores.journal.unclosed();
    const chunks = await stores.journal.chunks(turn?.answerId ?? '');
    expect(chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : [])).join('')).toBe(
      `${said('Forgotten')}${said('Forgotten')}Who knows?`,
    );
  });
});
