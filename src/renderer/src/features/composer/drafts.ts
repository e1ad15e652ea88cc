import { createStore, type Store } from '../../bridge/store';

/** Unsent text by session, kept across reloads and restarts. `null` is the session of this window that has no id yet. */
export interface Drafts {
  /** The same store for the same session, whoever asks. What is set is stored a moment later; an empty draft is forgotten. */
  of(sessionId: string | null): Store<string>;
  /** A new session has got its id: its draft goes along. */
  bind(draft: Store<string>, sessionId: string): void;
  /** Stores at once what has changed. */
  flush(): void;
}

interface DraftsOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The key of the new session's draft, which is this window's own. Asked for when such a draft is first wanted. */
  readonly claimNewKey: () => Promise<string>;
}

interface Entry {
  sessionId: string | null;
  readonly text: Store<string>;
}

/** Writing a pasted megabyte at each key would be felt. */
const WRITE_DELAY_MS = 300;

export function createDrafts({ storage, claimNewKey }: DraftsOptions): Drafts {
  const entries = new Map<string | null, Entry>();
  const changed = new Set<Entry>();
  let newKey: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keyFor = (sessionId: string | null): string | null => (sessionId === null ? newKey : keyOf(sessionId));
  const read = (key: string | null): string => (key === null ? '' : (storage.getItem(key) ?? ''));
  const write = ({ sessionId, text }: Entry): boolean => {
    const key = keyFor(sessionId);
    if (key === null) return false;
    try {
      if (text.get() === '') storage.removeItem(key);
      else storage.setItem(key, text.get());
      return true;
    } catch {
      // The storage is full: the text stays in the box, it only does not outlive the window.
      return false;
    }
  };
  const flush = (): void => {
    for (const entry of changed) {
      if (write(entry)) changed.delete(entry);
    }
  };
  const noteChange = (entry: Entry): void => {
    changed.add(entry);
    clearTimeout(timer);
    timer = setTimeout(flush, WRITE_DELAY_MS);
  };
  const open = (sessionId: string | null): Entry => {
    const entry: Entry = { sessionId, text: createStore(read(keyFor(sessionId))) };
    entry.text.subscribe(() => noteChange(entry));
    entries.set(sessionId, entry);
    return entry;
  };
  const of = (sessionId: string | null): Store<string> => {
    const entry = entries.get(sessionId) ?? open(sessionId);
    // Another window may have left something there since.
    if (sessionId !== null && !changed.has(entry)) entry.text.set(read(keyFor(sessionId)));
    return entry.text;
  };
  let claiming: Promise<void> | null = null;
  const claim = async (): Promise<void> => {
    const key = await claimNewKey();
    const draft = of(null);
    newKey = key;
    putBefore(draft, read(key));
  };

  return {
    of: (sessionId) => {
      if (sessionId === null) claiming ??= claim();
      return of(sessionId);
    },
    bind: (draft, sessionId) => {
      const entry = entries.get(null);
      if (entry?.text !== draft) return;
      if (newKey !== null) storage.removeItem(newKey);
      entries.delete(null);
      entry.sessionId = sessionId;
      entries.set(sessionId, entry);
      noteChange(entry);
    },
    flush,
  };
}

/** Puts a text before what was typed since it left the box. */
export function putBefore(draft: Store<string>, text: string): void {
  const typed = draft.get();
  draft.set(typed === '' || text === '' ? text + typed : `${text}\n\n${typed}`);
}

function keyOf(sessionId: string): string {
  return `draft:${sessionId}`;
}
