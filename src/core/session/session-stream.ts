import type { SessionEvent } from '../../shared/contract/sessions';
import { createEventQueue } from '../event-queue';

type Snapshot = Extract<SessionEvent, { type: 'snapshot' }>;
// Omit over a union keeps its members apart only when it distributes.
type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never;
export type LiveEvent = Unnumbered<Exclude<SessionEvent, Snapshot>>;

/** One session's numbered events. It keeps those since the last closed turn, so a late window sees the open turn whole. */
export interface SessionStream {
  publish(event: LiveEvent): void;
  /** Forgets the events so far: what they told is in the closed messages now. Call it in the same tick as that change. */
  rebase(state: Pick<Snapshot, 'state' | 'queue'>): void;
  /** Snapshot, then the kept events, then every later one. */
  subscribe(closed: () => Pick<Snapshot, 'session' | 'messages'>, signal?: AbortSignal): AsyncIterable<SessionEvent>;
}

export function createSessionStream(initial: Pick<Snapshot, 'state' | 'queue'>): SessionStream {
  const subscribers = new Set<(event: SessionEvent) => void>();
  let base = { ...initial, seq: 0 };
  let events: SessionEvent[] = [];
  let seq = 0;

  return {
    publish: (event) => {
      seq += 1;
      const numbered = { ...event, seq };
      events.push(numbered);
      for (const push of subscribers) push(numbered);
    },
    rebase: (state) => {
      base = { ...state, seq };
      events = [];
    },
    subscribe: (closed, signal) => {
      const queue = createEventQueue<SessionEvent>(signal, () => subscribers.delete(queue.push));
      if (signal?.aborted !== true) subscribers.add(queue.push);
      queue.push({ type: 'snapshot', ...closed(), ...base });
      for (const event of events) queue.push(event);
      return queue;
    },
  };
}
