import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import type { LecternMessage } from '../../shared/chat/message';
import type { SessionEvent } from '../../shared/contract/sessions';

/** So many messages are more than a screen shows, and take main and a window a moment only. */
const PART = 200;
/** Ms in which a window draws what came first. */
const DRAWING_MS = 50;

type Batch = readonly SessionEvent[];

/**
 * Passes on the batches of a stream; the first one's snapshot keeps its newest messages, and those before them follow in
 * parts, so that a long session can be read before all of it has come. What an open turn stands behind is never left out.
 */
export async function* newestFirst(batches: AsyncIterable<Batch>): AsyncGenerator<Batch, void, void> {
  let isFirst = true;
  for await (const batch of batches) {
    yield* isFirst ? inParts(batch) : [batch];
    isFirst = false;
  }
}

async function* inParts([snapshot, ...openTurn]: Batch): AsyncGenerator<Batch, void, void> {
  if (snapshot?.type !== 'snapshot') throw new Error('a stream begins with a snapshot');
  const { messages } = snapshot;
  let from = Math.max(0, Math.min(messages.length - PART, firstParent(messages, openTurn)));
  yield [{ ...snapshot, messages: messages.slice(from), earlier: from }, ...openTurn];
  if (from > 0) await delay(DRAWING_MS);
  while (from > 0) {
    const end = from;
    from = Math.max(0, end - PART);
    yield [{ type: 'earlier', messages: messages.slice(from, end) }];
    // What else main has to do goes on in between.
    await setImmediate();
  }
}

/** Where the first of the messages stands that a prompt of the open turn follows or takes the place of. */
function firstParent(messages: readonly LecternMessage[], openTurn: Batch): number {
  const ids = new Set(
    openTurn.flatMap((event) => (event.type === 'prompt' ? [event.message.id, event.message.metadata?.parentId] : [])),
  );
  // In the place of the first message.
  if (ids.has(null)) return 0;
  const at = messages.findIndex(({ id }) => ids.has(id));
  return at === -1 ? messages.length : at;
}
