/** Unsent text by session, kept across reloads and restarts. `null` is the window that has no session yet. */
export interface Drafts {
  read(sessionId: string | null): string;
  /** An empty draft is forgotten. */
  write(sessionId: string | null, text: string): void;
}

export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts {
  const keyOf = (sessionId: string | null): string => `draft:${sessionId ?? 'new'}`;
  return {
    read: (sessionId) => storage.getItem(keyOf(sessionId)) ?? '',
    write: (sessionId, text) => {
      if (text === '') return storage.removeItem(keyOf(sessionId));
      try {
        storage.setItem(keyOf(sessionId), text);
      } catch {
        // The storage is full: the text stays in the box, it only does not outlive the window.
      }
    },
  };
}
