import { joinDeltas } from '../../../shared/chat/join-deltas';
import type { SessionEvent } from '../../../shared/contract/sessions';

type ChunkEvent = Extract<SessionEvent, { readonly type: 'chunk' }>;

/** Joins neighbouring deltas of one part, so that folding a frame's worth of tokens costs one step, not hundreds. */
export function coalesceEvents(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const joined: SessionEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    const both = last?.type === 'chunk' && event.type === 'chunk' ? joinChunks(last, event) : null;
    if (both === null) joined.push(event);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function joinChunks(first: ChunkEvent, second: ChunkEvent): ChunkEvent | null {
  const chunk = first.messageId === second.messageId ? joinDeltas(first.chunk, second.chunk) : null;
  return chunk === null ? null : { ...second, chunk };
}
