import type { LecternMessage } from '../../shared/chat/message';
import { veilMessage, type HiddenMessages } from '../memories/hidden-messages';
import type { Journal, Log, MessageStore, SessionStore } from '../ports';
import { turnMessages } from '../turn/pending-saves';

/** The closed messages of a session's shown path, oldest first. */
export interface SessionView {
  /** Loads the path once. While the message store is broken it holds what the journal has, and tries again later. */
  load(): Promise<readonly LecternMessage[]>;
  readonly messages: readonly LecternMessage[];
  /** Reads the path again: what is stored has changed. */
  reload(): Promise<void>;
  append(messages: readonly LecternMessage[]): void;
}

export interface SessionViewOptions {
  readonly sessionId: string;
  /** A new session has nothing to load. */
  readonly isNew: boolean;
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly store: MessageStore;
  readonly hidden: HiddenMessages;
  readonly log: Log;
}

export function createSessionView({
  sessionId,
  isNew,
  sessions,
  journal,
  store,
  hidden,
  log,
}: SessionViewOptions): SessionView {
  let saved: readonly LecternMessage[] = [];
  let appended: readonly LecternMessage[] = [];
  let loading: Promise<boolean> | null = isNew ? Promise.resolve(true) : null;

  /** True when the whole path was read. */
  const read = async (): Promise<boolean> => {
    const head = (await sessions.get(sessionId))?.headMessageId ?? null;
    const unsaved = await pathFromJournal(head);
    const oldest = unsaved[0];
    const savedHead = oldest === undefined ? head : (oldest.metadata?.parentId ?? null);
    try {
      const path = savedHead === null ? [] : await store.thread(sessionId, savedHead);
      saved = [...path, ...unsaved];
      return true;
    } catch (error) {
      log.warn('messages could not be read', { sessionId, error });
      saved = unsaved;
      return false;
    }
  };
  /** The part of the path that is not saved yet. */
  const pathFromJournal = async (head: string | null): Promise<readonly LecternMessage[]> => {
    const byId = new Map<string, LecternMessage>();
    for (const turn of await journal.unsaved(sessionId)) {
      if (turn.status !== 'closed') continue;
      for (const message of await turnMessages(turn, await journal.chunks(turn.answerId)))
        byId.set(message.id, message);
    }
    const path: LecternMessage[] = [];
    for (let id = head; id !== null;) {
      const message = byId.get(id);
      if (message === undefined) break;
      path.unshift(message);
      id = message.metadata?.parentId ?? null;
    }
    return path;
  };
  const messages = (): readonly LecternMessage[] => {
    const known = new Set(saved.map((message) => message.id));
    const all = [...saved, ...appended.filter((message) => !known.has(message.id))];
    return hidden.isEmpty() ? all : all.map((message) => veilMessage(message, hidden));
  };

  return {
    async load() {
      loading ??= read();
      if (!(await loading)) loading = null;
      return messages();
    },
    async reload() {
      loading = read();
      if (!(await loading)) loading = null;
    },
    get messages() {
      return messages();
    },
    append: (closed) => {
      appended = [...appended, ...closed];
    },
  };
}
