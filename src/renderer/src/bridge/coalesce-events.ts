import type { SessionEvent } from '../../../shared/contract/sessions';

type ChunkEvent = Extract<SessionEvent, { readonly type: 'chunk' }>;

/** Joins neighbouring deltas of one part, so that folding a frame's worth of tokens costs one step, not hundreds. */
export function coalesceEvents(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const joined: SessionEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    const both = last?.type === 'chunk' && event.type === 'chunk' ? joinDeltas(last, event) : null;
    if (both === null) joined.push(event);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function joinDeltas(first: ChunkEvent, second: ChunkEvent): ChunkEvent | null {
  const [a, b] = [first.chunk, second.chunk];
  if (first.messageId !== second.messageId) return null;
  if (a.type !== 'text-delta' && a.type !== 'reasoning-delta') return null;
  if (b.type !== 'text-delta' && b.type !== 'reasoning-delta') return null;
  if (a.type !== b.type || a.id !== b.id) return null;
  return { ...second, chunk: { ...b, delta: a.delta + b.delta } };
}
