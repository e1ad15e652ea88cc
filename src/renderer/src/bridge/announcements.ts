import { createStore, type Store } from './store';

export interface Announcement {
  /** Tells it from another one with the same words. */
  readonly id: number;
  readonly text: string;
}

/** What a screen reader is told, in its own time and never twice. */
export interface Announcements {
  /** What stands in the live region now, oldest first. */
  readonly shown: Store<readonly Announcement[]>;
  announce(text: string): void;
}

/** What was announced is soon taken away again: it stands in the thread for whoever looks for it. */
const SHOWN_MS = 3_000;

export function createAnnouncements(after: (work: () => void, ms: number) => void): Announcements {
  const shown = createStore<readonly Announcement[]>([]);
  let count = 0;
  return {
    shown,
    announce: (text) => {
      if (text === '') return;
      count += 1;
      const own = { id: count, text };
      shown.set([...shown.get(), own]);
      after(() => shown.set(shown.get().filter((each) => each !== own)), SHOWN_MS);
    },
  };
}
