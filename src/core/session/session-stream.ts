import { assertNever } from '../../shared/assert-never';
import type { LecternChunk } from '../../shared/chat/message';
import type { SessionEvent } from '../../shared/contract/sessions';
import { stillQueued } from '../../shared/chat/still-queued';
import { createEventQueue, type EventQueue } from '../event-queue';
import { newestFirst } from './newest-first';

type Snapshot = Extract<SessionEvent, { type: 'snapshot' }>;
type Closed = () => Pick<Snapshot, 'session' | 'messages' | 'hasUnread' | 'versions'>;
export type LiveEvent = Exclude<SessionEvent, { type: 'snapshot' | 'earlier' }>;

/** Tokens that come within this many ms of the last batch wait for the next: each batch is a message to each window. */
const GATHER_MS = 10;

/** One session's events. It keeps the open turn's, so a window that comes late sees that turn whole. */
export interface SessionStream {
  publish(event: LiveEvent): void;
  /** Forgets the open turn: it is in the closed messages now. Call it in the same tick as that change. */
  forgetTurn(): void;
  /** Puts other chunks in the place of those of the open turn; windows see them with the next snapshot. */
  replaceChunks(messageId: string, chunks: readonly LecternChunk[]): void;
  /** Sends everyone a snapshot and the open turn again: what was shown has changed. */
  refresh(): void;
  /** Ends every subscription: there is nothing to follow any more. */
  close(): void;
  /** Snapshot and the open turn's events in the first batch, then what the snapshot leaves out, then every later event. */
  subscribe(closed: Closed, signal?: AbortSignal): AsyncIterable<readonly SessionEvent[]>;
}

/** `veil` takes out of a chunk what must not be shown again. */
export function createSessionStream(veil: (chunk: LecternChunk) => LecternChunk = (chunk) => chunk): SessionStream {
  const subscribers = new Map<EventQueue<readonly SessionEvent[]>, Closed>();
  const batch = createBatch<SessionEvent>(GATHER_MS, (events) => {
    for (const queue of subscribers.keys()) queue.push(events);
  });
  let now: Pick<Snapshot, 'state' | 'queue'> = { state: { name: 'idle', turnId: null, error: null }, queue: [] };
  let openTurn: SessionEvent[] = [];
  /** Keeps what a window that comes later is to be told of an event. */
  const keep = (event: LiveEvent): void => {
    switch (event.type) {
      case 'state':
        now = { state: event.state, queue: stillQueued(now.queue, event.queue) };
        return;
      case 'queued':
        now = { ...now, queue: [...now.queue, event.prompt] };
        return;
      case 'versions':
        // They stand in the snapshot.
        return;
      case 'prompt':
      case 'chunk':
        openTurn.push(event);
        return;
      default:
        assertNever(event);
    }
  };
  const veiled = (event: SessionEvent): SessionEvent =>
    event.type === 'chunk' ? { ...event, chunk: veil(event.chunk) } : event;
  const whole = (closed: Closed): readonly SessionEvent[] => [
    { type: 'snapshot', ...closed(), earlier: 0, ...now },
    ...openTurn.map(veiled),
  ];

  return {
    publish: (event) => {
      keep(event);
      if (subscribers.size === 0) return;
      batch.add(event);
      // What binds a window to its session goes before any other work.
      if (event.type === 'chunk' && event.chunk.type === 'start') batch.send();
    },
    forgetTurn: () => {
      openTurn = [];
    },
    replaceChunks: (messageId, chunks) => {
      const others = openTurn.filter((event) => event.type !== 'chunk' || event.messageId !== messageId);
      openTurn = [...others, ...chunks.map((chunk) => ({ type: 'chunk' as const, messageId, chunk }))];
    },
    refresh: () => {
      batch.send();
      for (const [queue, closed] of subscribers) queue.push(whole(closed));
    },
    close: () => {
      for (const queue of subscribers.keys()) queue.close();
    },
    subscribe: (closed, signal) => {
      // The snapshot holds what waits; the other windows get it now, this one must not get it twice.
      batch.send();
      const queue = createEventQueue<readonly SessionEvent[]>(signal, () => subscribers.delete(queue));
      subscribers.set(queue, closed);
      queue.push(whole(closed));
      return newestFirst(queue);
    },
  };
}

/** Gathers what comes within one tick, and in a flood within `gatherMs`. */
function createBatch<T>(gatherMs: number, onBatch: (items: readonly T[]) => void) {
  let waiting: T[] = [];
  let cancel: (() => void) | null = null;
  let sentAt = -Infinity;

  const send = (): void => {
    cancel?.();
    cancel = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    sentAt = performance.now();
    onBatch(items);
  };
  const sendLater = (): (() => void) => {
    const delay = sentAt + gatherMs - performance.now();
    if (delay > 0) {
      const timer = setTimeout(send, delay);
      return () => clearTimeout(timer);
    }
    const round = setImmediate(send);
    return () => clearImmediate(round);
  };
  return {
    add: (item: T): void => {
      waiting.push(item);
      cancel ??= sendLater();
    },
    send,
  };
}
