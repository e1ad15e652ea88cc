import { expect, it } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import type { SessionEvent } from '../../shared/contract/sessions';
import { makeSummary } from '../../shared/testing/make-summary';
import { newestFirst } from './newest-first';

type Batch = readonly SessionEvent[];

function message(at: number): LecternMessage {
  return { id: `m${at}`, role: 'user', parts: [] };
}

function snapshot(count: number): SessionEvent {
  return {
    type: 'snapshot',
    session: makeSummary(),
    messages: Array.from({ length: count }, (_, at) => message(at)),
    earlier: 0,
    hasUnread: false,
    versions: {},
    state: { name: 'idle', turnId: null, error: null },
    queue: [],
  };
}

function promptAfter(parentId: string | null): SessionEvent {
  return { type: 'prompt', message: { ...message(-1), metadata: { parentId, createdAt: 0 } }, answerId: 'a' };
}

async function read(...batches: readonly Batch[]): Promise<readonly Batch[]> {
  const stream = (async function* () {
    yield* batches;
  })();
  const passed: Batch[] = [];
  for await (const batch of newestFirst(stream)) passed.push(batch);
  return passed;
}

/** What a window holds after all of it. */
function pathOf(batches: readonly Batch[]): readonly string[] {
  const parts = batches.flat().flatMap((event) => ('messages' in event ? [event.messages.map(({ id }) => id)] : []));
  return parts.toReversed().flat();
}

const later: Batch = [{ type: 'versions', versions: {} }];

it.each([0, 1, 200, 201, 400, 1_234])('passes on %s messages, each once and in order', async (count) => {
  const path = pathOf(await read([snapshot(count)], later));
  expect(path).toEqual(Array.from({ length: count }, (_, at) => `m${at}`));
});

it('sends the newest messages with the open turn first, then those before them, then what happens', async () => {
  const batches = await read([snapshot(500), promptAfter('m499')], later);
  const told = batches.map((batch) =>
    batch.map((event) => ('messages' in event ? `${event.type} of ${event.messages.length}` : event.type)),
  );
  expect(told).toEqual([['snapshot of 200', 'prompt'], ['earlier of 200'], ['earlier of 100'], ['versions']]);
  expect(batches[0]?.[0]).toMatchObject({ earlier: 300 });
});

it.each([
  ['m20', 20],
  [null, 0],
])('leaves out nothing that the open turn stands behind: its parent is %s', async (parentId, earlier) => {
  const [first] = await read([snapshot(500), promptAfter(parentId)]);
  expect(first?.[0]).toMatchObject({ earlier });
});

it('sends another snapshot whole: a reader may be anywhere in it', async () => {
  const batches = await read([snapshot(1)], [snapshot(500)]);
  expect(batches[1]?.[0]).toMatchObject({ earlier: 0 });
});
