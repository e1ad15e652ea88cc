import { createEventQueue } from './event-queue';

/** Events to any number of subscribers. Each subscription starts with `first()`, then has every later event. */
export interface Broadcast<T> {
  send(event: T): void;
  subscribe(first: () => T | Promise<T>, signal?: AbortSignal): AsyncIterable<T>;
}

export function createBroadcast<T>(): Broadcast<T> {
  const subscribers = new Set<(event: T) => void>();
  return {
    send: (event) => {
      for (const push of subscribers) push(event);
    },
    async *subscribe(first, signal) {
      const queue = createEventQueue<T>(signal, () => subscribers.delete(queue.push));
      subscribers.add(queue.push);
      try {
        yield await first();
        yield* queue;
      } finally {
        queue.close();
      }
    },
  };
}
