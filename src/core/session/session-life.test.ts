import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { v7 } from 'uuid';
import { AppError } from '../errors';
import type { SessionEvent } from '../../shared/contract/sessions';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';
import { storedSession } from '../testing/stored-session';

const isIdle = (state: string): boolean => state === 'idle';
const isFailed = (state: string): boolean => state === 'failed';
const isAsking = (state: string): boolean => state === 'awaitingApproval';

async function firstEvent({ service }: Harness, sessionId: string): Promise<SessionEvent | undefined> {
  for await (const [event] of service.watch({ sessionId })) return event;
  return undefined;
}

describe.each(storeKinds)('the life of sessions over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  describe('a session that nobody watches', () => {
    /** Stores that count how often the journal was asked what a session has: to open it, and to read its messages. */
    const countReads = () => {
      const reads = { count: 0 };
      const unsaved: Stores['journal']['unsaved'] = (sessionId) => {
        reads.count += 1;
        return stores.journal.unsaved(sessionId);
      };
      return { reads, counted: { ...stores, journal: { ...stores.journal, unsaved } } };
    };
    const submitUnwatched = async (harness: Harness): Promise<string> => {
      const abort = new AbortController();
      const list = harness.service.watchList(abort.signal)[Symbol.asyncIterator]();
      await list.next();
      const id = await harness.submit('Go');
      for (;;) {
        const { value } = await list.next();
        if (value?.type === 'changed' && !value.session.isBusy) break;
      }
      abort.abort();
      await harness.saves.drain();
      return id;
    };

    it.each([
      ['idle', { text: 'Done.' }, null],
      ['failed', { fail: new Error('socket hang up') }, { code: 'model.broken' }],
    ] as const)(
      'is let go once its turn has ended (%s), and comes back from the journal',
      async (name, step, error) => {
        const { reads, counted } = countReads();
        const harness = createHarness(counted, { scripts: [[step]] });
        const id = await submitUnwatched(harness);
        const before = reads.count;
        expect(await firstEvent(harness, id)).toMatchObject({ state: { name, error } });
        expect(reads.count).toBeGreaterThan(before);
      },
    );

    it.each([
      ['a minute after it was left', async () => void (await vi.advanceTimersByTimeAsync(60_000))],
      [
        'once three others were left since',
        async (harness: Harness) => {
          for (const other of ['1', '2', '3']) await firstEvent(harness, await harness.submit(other));
          // What the first one left is written before it is let go.
          await new Promise((resolve) => setImmediate(resolve));
        },
      ],
    ] as const)('is there at once for who comes back, and let go %s', async (_when, leave) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
      const { reads, counted } = countReads();
      const harness = createHarness(counted, { scripts: [[{ hold: new Promise(() => undefined) }]] });
      const id = await harness.submit('Go');
      await harness.restart();
      const countOpening = async (): Promise<number> => {
        const before = reads.count;
        expect(await firstEvent(harness, id)).toMatchObject({ state: { name: 'interrupted' } });
        return reads.count - before;
      };
      const first = await countOpening();
      expect([first > 0, await countOpening(), await countOpening()]).toEqual([true, 0, 0]);
      await leave(harness);
      expect(await countOpening()).toBe(first);
    });

    it('is kept while the journal cannot take its answer', async () => {
      let isFull = true;
      const write: Stores['journal']['write'] = (turn, entry) =>
        isFull ? Promise.reject(new AppError('data.full')) : stores.journal.write(turn, entry);
      const harness = createHarness(
        { ...stores, journal: { ...stores.journal, write } },
        { scripts: [[{ text: 'Precious.' }]] },
      );
      const id = await submitUnwatched(harness);
      const window = harness.follow(id);
      const shown = (await window.until(isFailed)).map(textOf);
      isFull = false;
      await harness.service.retry(id);
      expect([shown, (await window.until(isIdle)).map(textOf)]).toEqual([
        ['Go', 'Precious.'],
        ['Go', 'Precious.'],
      ]);
    });

    it('keeps what memory had for a turn that waits for an approval', async () => {
      const harness = createHarness(stores, {
        scripts: [
          [{ toolCall: { name: 'search_docs', input: { query: 'key', source: 'https://example.org/demo.git' } } }],
          [{ text: 'Then I cannot say.' }],
        ],
        recollection: { recalled: [], sessionIds: [], note: null, workingMemory: 'Likes proof.' },
      });
      const id = await harness.submit('Which key?');
      const window = harness.follow(id);
      await window.until(isAsking);
      const request = window.events.flatMap((event) =>
        event.type === 'chunk' && event.chunk.type === 'tool-approval-request' ? [event.chunk.approvalId] : [],
      )[0];
      window.end();
      await harness.service.approve(id, request ?? '', 'deny');
      await harness.follow(id).until(isIdle);
      expect(JSON.stringify(harness.model.calls[1]?.prompt)).toContain('Likes proof.');
    });
  });

  it('are listed newest first, those of one time by their ids', async () => {
    const { sessions } = stores;
    for (const [id, createdAt] of [
      ['a', 1],
      ['d', 1],
      ['c', 2],
      ['b', 1],
    ] as const)
      await sessions.add([storedSession({ id, resourceId: 'local', createdAt, modelId: null, title: id })]);
    expect((await sessions.list()).map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });

  describe('the trash', () => {
    const trash = (harness: Harness, id: string): Promise<void> => harness.service.change(id, { trashedAt: 1 });
    const isTrashed = async (id: string): Promise<boolean> => (await stores.sessions.get(id))?.trashedAt !== null;
    /** What the sessions list says from now on. */
    const followList = (harness: Harness) => {
      const told: string[] = [];
      const abort = new AbortController();
      void (async () => {
        for await (const event of harness.service.watchList(abort.signal)) told.push(event.type);
      })();
      return { told, end: () => abort.abort() };
    };

    it('is listed by when each session came there, without private ones', async () => {
      const { sessions } = stores;
      for (const [id, trashedAt] of [
        ['a', 1],
        ['b', 3],
        ['c', 2],
        ['d', null],
        ['private', 4],
      ] as const) {
        const isPrivate = id === 'private';
        await sessions.add([
          storedSession({ id, resourceId: 'local', createdAt: 1, modelId: null, title: id, isPrivate }),
        ]);
        await sessions.update(id, { trashedAt });
      }
      expect((await sessions.listTrash()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    });

    it('gives a session back, to the list too, when a window that shows it sends a prompt', async () => {
      const harness = createHarness(stores, { scripts: [[{ text: 'A' }], [{ text: 'B' }]] });
      const id = await harness.submit('1');
      const window = harness.follow(id);
      await window.until(isIdle);
      await trash(harness, id);
      const list = followList(harness);
      await harness.submit('2', id);
      const thread = await window.until((state) => state === 'idle' && harness.model.calls.length === 2);
      expect(thread.map(textOf)).toEqual(['1', 'A', '2', 'B']);
      while (!list.told.includes('changed')) await new Promise((resolve) => setImmediate(resolve));
      list.end();
      expect(await isTrashed(id)).toBe(false);
    });

    it('gives a session back that no window shows, and one that is retried', async () => {
      const harness = createHarness(stores, { scripts: [[{ fail: new Error('down') }], [{ text: 'Up.' }]] });
      const id = await harness.submit('1');
      const window = harness.follow(id);
      await window.until(isFailed);
      window.end();
      await trash(harness, id);
      await harness.restart();
      await harness.service.retry(id);
      const retried = await isTrashed(id);
      await trash(harness, id);
      await harness.restart();
      await harness.submit('2', id);
      expect([retried, await isTrashed(id)]).toEqual([false, false]);
    });

    it('ends the turn that runs, and keeps what waits behind it in the journal', async () => {
      const never = new Promise<void>(() => undefined);
      const harness = createHarness(stores, { scripts: [[{ text: 'Half ' }, { hold: never }]] });
      const id = await harness.submit('first');
      const window = harness.follow(id);
      await window.until((state) => state === 'generating');
      await harness.submit('second', id);
      await trash(harness, id);
      const thread = await window.until(isIdle);
      window.end();
      await harness.saves.drain();
      expect([thread.at(-1)?.metadata?.outcome, harness.model.calls.length]).toEqual(['stopped', 1]);
      expect(await stores.journal.unsaved(id)).toMatchObject([{ text: 'second', status: 'queued' }]);
    });

    it('gives back what waited, where a window shows the session all the while', async () => {
      const never = new Promise<void>(() => undefined);
      const harness = createHarness(stores, { scripts: [[{ text: 'Half ' }, { hold: never }], [{ text: 'B' }]] });
      const id = await harness.submit('first');
      const window = harness.follow(id);
      await window.until((state) => state === 'generating');
      await harness.submit('second', id);
      await trash(harness, id);
      await window.until(isIdle);
      await harness.service.change(id, { trashedAt: null });
      const thread = await window.until((state) => state === 'idle' && harness.model.calls.length === 2);
      expect(thread.map(textOf)).toEqual(['first', 'Half ', 'second', 'B']);
    });

    it.each<[string, (harness: Harness, id: string, promptId: string) => Promise<unknown>, readonly string[]]>([
      ['another prompt', (harness, id) => harness.submit('third', id), ['first', 'B', 'second', 'C', 'third', 'D']],
      [
        'another answer',
        ({ service }, id, promptId) => service.regenerate(id, promptId),
        // It takes the place of what followed its prompt.
        ['first', 'D'],
      ],
      [
        'a restore from two windows at once',
        ({ service }, id) => Promise.all([1, 2].map(() => service.change(id, { trashedAt: null }))),
        ['first', 'B', 'second', 'C'],
      ],
    ])('gives back what waited, once and first, with %s', async (_what, comesBack, shown) => {
      const never = new Promise<void>(() => undefined);
      const harness = createHarness(stores, {
        scripts: [[{ text: 'B' }, { hold: never }], [{ text: 'C' }], [{ text: 'D' }]],
      });
      const promptId = v7();
      const id = await harness.submit('first', undefined, promptId);
      const window = harness.follow(id);
      await window.until((state) => state === 'generating');
      await harness.submit('second', id);
      await trash(harness, id);
      await harness.service.settled();
      await comesBack(harness, id, promptId);
      await harness.service.settled();
      expect((await window.until(isIdle)).map(textOf)).toEqual(shown);
      await harness.saves.drain();
      expect(await stores.journal.unsaved(id)).toEqual([]);
    });

    it('gives back what waited behind an interrupted turn that is retried', async () => {
      const never = new Promise<void>(() => undefined);
      const harness = createHarness(stores, { scripts: [[{ hold: never }], [{ text: 'B' }], [{ text: 'C' }]] });
      const id = await harness.submit('first');
      await harness.submit('second', id);
      while (harness.model.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await harness.restart();
      const window = harness.follow(id);
      await window.until((state) => state === 'interrupted');
      await trash(harness, id);
      await harness.service.retry(id);
      await harness.service.settled();
      expect((await window.until(isIdle)).map(textOf)).toEqual(['first', 'B', 'second', 'C']);
    });

    it('keeps a session that was taken out of it while it was about to be deleted', async () => {
      const harness = createHarness(stores, { scripts: [[{ text: 'A' }], [{ text: 'B' }]] });
      const id = await harness.submit('1');
      const window = harness.follow(id);
      await window.until(isIdle);
      let looks = 0;
      // In it at the first look, out of it at the second.
      const removing = harness.service.remove(
        id,
        () => Promise.reject(new Error('deleted')),
        () => (looks += 1) < 2,
      );
      await Promise.all([removing, window.ended]);
      await harness.submit('2', id);
      const thread = await harness.follow(id).until((state) => state === 'idle' && harness.model.calls.length === 2);
      expect(thread.map(textOf)).toEqual(['1', 'A', '2', 'B']);
    });

    it('shows nothing of a session that is opened anew', async () => {
      const harness = createHarness(stores, { scripts: [[{ text: 'A' }]] });
      const id = await harness.submit('1');
      const window = harness.follow(id);
      await window.until(isIdle);
      await trash(harness, id);
      await expect(firstEvent(harness, id)).rejects.toMatchObject({ code: 'session.unknown' });
    });
  });
});
