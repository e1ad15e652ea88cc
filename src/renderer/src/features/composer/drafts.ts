import { withoutCuts, type DraftKey } from '../../../../shared/domain/draft';
import { createStore, type Store } from '../../bridge/store';
import { createAttachedFiles, type AttachedFiles } from './attached-files';
import type { KeptDrafts } from './kept-drafts';

/**
 * Unsent text by session, kept across reloads and restarts. `null` is the session of this window that has no id yet. Of
 * private sessions nothing is stored: their drafts last as long as the window.
 */
export interface Drafts {
  /** The same store for the same session, whoever asks. What is set is kept a moment later; an empty draft is forgotten. */
  of(sessionId: string | null, isPrivate?: boolean): Store<string>;
  /** The files that go along with a draft; they are not stored. */
  filesOf(draft: Store<string>): AttachedFiles;
  /** A session has become private, or is no longer. */
  setPrivate(draft: Store<string>, isPrivate: boolean): void;
  /** Nothing is left of a session. */
  forget(sessionId: string): void;
  /** A new session has got its id: its draft goes along. */
  bind(draft: Store<string>, sessionId: string): void;
  /** Hands over at once what has changed. */
  flush(): void;
}

interface DraftsOptions {
  readonly kept: KeptDrafts;
  /** The key of the new session's draft, which is this window's own. Asked for when such a draft is first wanted. */
  readonly claimNewKey: () => Promise<DraftKey>;
}

interface Entry {
  sessionId: string | null;
  isPrivate: boolean;
  readonly text: Store<string>;
}

/** Handing over a pasted megabyte at each key would be felt. */
const LONG = 10_000;
const LONG_DELAY_MS = 300;

export function createDrafts({ kept, claimNewKey }: DraftsOptions): Drafts {
  const entries = new Map<string | null, Entry>();
  /** The draft of the private session that has no id yet. */
  let newPrivate: Entry | null = null;
  const changed = new Set<Entry>();
  const files = new WeakMap<Store<string>, AttachedFiles>();
  let newKey: DraftKey | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLoaded = false;

  const keyFor = (sessionId: string | null): DraftKey | null => (sessionId === null ? newKey : keyOf(sessionId));
  const read = (key: DraftKey | null): string => (key === null ? '' : kept.get(key));
  const write = ({ sessionId, isPrivate, text }: Entry): boolean => {
    if (isPrivate && sessionId === null) return true;
    const key = keyFor(sessionId);
    // Before what is kept has come, it must not be written over.
    if (key === null || !isLoaded) return false;
    kept.set(key, isPrivate ? '' : text.get());
    return true;
  };
  const flush = (): void => {
    for (const entry of changed) {
      if (write(entry)) changed.delete(entry);
    }
  };
  const noteChange = (entry: Entry): void => {
    changed.add(entry);
    clearTimeout(timer);
    timer = setTimeout(flush, entry.text.get().length > LONG ? LONG_DELAY_MS : 0);
  };
  const make = (sessionId: string | null, isPrivate: boolean): Entry => {
    const text = createStore(isPrivate ? '' : read(keyFor(sessionId)));
    const entry: Entry = { sessionId, isPrivate, text };
    text.subscribe(() => noteChange(entry));
    return entry;
  };
  const open = (sessionId: string | null, isPrivate: boolean): Entry => {
    const entry = make(sessionId, isPrivate);
    entries.set(sessionId, entry);
    return entry;
  };
  const of = (sessionId: string | null, isPrivate = false): Store<string> => {
    if (sessionId === null && isPrivate) return (newPrivate ??= make(null, true)).text;
    const entry = entries.get(sessionId) ?? open(sessionId, isPrivate);
    // Another window may have left something there since.
    if (sessionId !== null && !entry.isPrivate && !changed.has(entry)) entry.text.set(read(keyFor(sessionId)));
    return entry.text;
  };
  let claiming: Promise<void> | null = null;
  const claim = async (): Promise<void> => {
    const key = await claimNewKey();
    const draft = of(null);
    newKey = key;
    putBefore(draft, read(key));
    flush();
  };
  const takeUp = (): void => {
    isLoaded = true;
    for (const { sessionId, isPrivate, text } of entries.values()) {
      if (sessionId !== null && !isPrivate) putBefore(text, read(keyOf(sessionId)));
    }
    flush();
  };
  void kept.loaded.then(takeUp);
  kept.onCut((cuts) => {
    const boxes = newPrivate === null ? [...entries.values()] : [...entries.values(), newPrivate];
    for (const { sessionId, text } of boxes) text.set(withoutCuts(keyFor(sessionId), text.get(), cuts));
  });

  return {
    of: (sessionId, isPrivate = false) => {
      if (sessionId === null && !isPrivate) claiming ??= claim();
      return of(sessionId, isPrivate);
    },
    filesOf: (draft) => {
      const known = files.get(draft) ?? createAttachedFiles();
      files.set(draft, known);
      return known;
    },
    setPrivate: (draft, isPrivate) => {
      const entry = [...entries.values()].find(({ text }) => text === draft);
      if (entry === undefined || entry.isPrivate === isPrivate) return;
      entry.isPrivate = isPrivate;
      noteChange(entry);
    },
    forget: (sessionId) => {
      const entry = entries.get(sessionId);
      if (entry !== undefined) changed.delete(entry);
      entries.delete(sessionId);
      kept.set(keyOf(sessionId), '');
    },
    bind: (draft, sessionId) => {
      const entry = newPrivate?.text === draft ? newPrivate : entries.get(null);
      if (entry?.text !== draft) return;
      if (entry === newPrivate) newPrivate = null;
      else {
        if (newKey !== null) kept.set(newKey, '');
        entries.delete(null);
      }
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

function keyOf(sessionId: string): DraftKey {
  return `draft:${sessionId}`;
}
