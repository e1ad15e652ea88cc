import type { LecternMessage } from '../../shared/chat/message';
import { toNode } from '../../shared/chat/message-node';
import type { Versions } from '../../shared/contract/sessions';
import { veilPath, type HiddenMessages } from '../memories/hidden-messages';
import type { Journal, JournalTurn, Log, MessageStore, SessionStore } from '../ports';
import { turnMessages } from '../turn/pending-saves';
import { createMessageTree } from './message-tree';

/** The closed messages of a session's shown path, and where its other messages stand. */
export interface SessionView {
  /** Loads the path once. While the message store is broken it holds what the journal has, and tries again later. */
  load(): Promise<readonly LecternMessage[]>;
  /** The shown path, oldest first. */
  readonly messages: readonly LecternMessage[];
  /** True while earlier messages of the path could not be read, with a message store that is broken. */
  readonly hasUnread: boolean;
  /** The path that ends in a message, shown or not; empty for null. */
  pathTo(messageId: string | null): Promise<readonly LecternMessage[]>;
  /** Whether the session has a closed message of this id; to be asked once the path is loaded. */
  has(messageId: string): boolean;
  /** The newest last message of the paths that lead through this one. */
  leafOf(messageId: string): string;
  /** All that follows a message, on whatever path and in the open turn too; all messages for null. */
  behind(messageId: string | null): readonly string[];
  /** Of the shown path, with the turn that is open. */
  versions(): Versions;
  /** A turn opens: its messages count as versions. */
  open(turn: Pick<JournalTurn, 'promptId' | 'answerId' | 'parentId' | 'createdAt'>, answeredAt: number): void;
  /** An open answer that leaves nothing is no version. */
  drop(answerId: string): void;
  /** Reads the path again: what is stored has changed. */
  reload(): Promise<void>;
  /** Shows the closed messages of a turn behind their parent. */
  append(messages: readonly LecternMessage[]): void;
  /** Shows the path that ends in a message; false when it is shown already, or more than that. */
  show(messageId: string | null): Promise<boolean>;
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

export function createSessionView(options: SessionViewOptions): SessionView {
  const { sessionId, sessions, hidden } = options;
  const tree = createMessageTree();
  const read = createPathReader(options, tree.add);
  let path: readonly LecternMessage[] = [];
  /** What was closed since the path was last read, or began to be. */
  let appended: readonly LecternMessage[] = [];
  let hasUnread = false;
  let loading: Promise<boolean> | null = options.isNew ? Promise.resolve(true) : null;
  let opened: { readonly parentId: string | null; readonly promptId: string; readonly answerId: string } | null = null;

  /** True when all could be read that is stored. */
  const readShown = async (head: string | null): Promise<boolean> => {
    appended = [];
    const { path: found, isRead, isWhole } = await read(head);
    path = appended.reduce(place, found);
    hasUnread = !isWhole;
    return isRead;
  };
  const readHead = async (): Promise<boolean> => readShown((await sessions.get(sessionId))?.headMessageId ?? null);
  const load = async (): Promise<readonly LecternMessage[]> => {
    loading ??= readHead();
    if (!(await loading)) loading = null;
    return messages();
  };
  /** One reading after the other: what was closed during one is not lost by the next. */
  const readAgain = (again: () => Promise<boolean>): void => {
    loading = (loading ?? Promise.resolve(true)).then(again, again);
  };
  const messages = (): readonly LecternMessage[] => veilPath(path, hidden);

  return {
    load,
    get messages() {
      return messages();
    },
    get hasUnread() {
      return hasUnread;
    },
    async pathTo(messageId) {
      const shown = upTo(await load(), messageId);
      if (shown !== null) return shown;
      const { path: other } = await read(messageId);
      return veilPath(other, hidden);
    },
    has: tree.has,
    leafOf: tree.leafOf,
    behind: tree.behind,
    versions() {
      const shown = messages();
      const ids = opened === null ? [] : [opened.promptId, opened.answerId];
      const kept = opened === null ? shown : (upTo(shown, opened.parentId) ?? shown);
      return tree.versionsOn([...kept.map(({ id }) => id).filter((id) => !ids.includes(id)), ...ids]);
    },
    open({ promptId, answerId, parentId, createdAt }, answeredAt) {
      opened = { promptId, answerId, parentId };
      tree.add([
        { id: promptId, role: 'user', parentId, createdAt },
        { id: answerId, role: 'assistant', parentId: promptId, createdAt: answeredAt },
      ]);
    },
    drop: tree.remove,
    async reload() {
      // While a branch is open its path is shown, which is not that of the head yet.
      readAgain(() => (opened?.parentId ? readShown(opened.parentId) : readHead()));
      await load();
    },
    append(closed) {
      opened = null;
      tree.add(closed.map(toNode));
      appended = [...appended, ...closed];
      path = closed.reduce(place, path);
    },
    async show(messageId) {
      if (upTo(await load(), messageId) !== null) return false;
      readAgain(() => readShown(messageId));
      await load();
      return true;
    },
  };
}

/** The messages up to one of them; null when it is not among them. */
function upTo(messages: readonly LecternMessage[], id: string | null): readonly LecternMessage[] | null {
  if (id === null) return [];
  const at = messages.findIndex((message) => message.id === id);
  return at === -1 ? null : messages.slice(0, at + 1);
}

/** A closed message stands behind its parent, in the place of what stood there. One that was read already stays. */
function place(path: readonly LecternMessage[], message: LecternMessage): readonly LecternMessage[] {
  if (path.some(({ id }) => id === message.id)) return path;
  return [...(upTo(path, message.metadata?.parentId ?? null) ?? path), message];
}

interface ReadPath {
  readonly path: readonly LecternMessage[];
  /** False when the message store could not be read: other paths may be unknown. */
  readonly isRead: boolean;
  /** False when messages of this path are missing for that. */
  readonly isWhole: boolean;
}

/** Reads the path of a head out of the journal, as far as it goes, and the message store. Tells every message it meets. */
function createPathReader(
  { sessionId, journal, store, log }: SessionViewOptions,
  onNodes: (nodes: ReturnType<typeof toNode>[]) => void,
): (head: string | null) => Promise<ReadPath> {
  const closedMessages = async (): Promise<ReadonlyMap<string, LecternMessage>> => {
    const byId = new Map<string, LecternMessage>();
    for (const turn of await journal.unsaved(sessionId)) {
      if (turn.status !== 'closed') continue;
      for (const message of await turnMessages(turn, await journal.chunks(turn.answerId)))
        byId.set(message.id, message);
    }
    return byId;
  };
  return async (head) => {
    const unsaved = await closedMessages();
    const newest: LecternMessage[] = [];
    let next = head;
    for (let message = unsaved.get(next ?? ''); message !== undefined; message = unsaved.get(next ?? '')) {
      newest.unshift(message);
      next = message.metadata?.parentId ?? null;
    }
    onNodes([...unsaved.values()].map(toNode));
    try {
      const { messages, others } = await store.thread(sessionId, next);
      onNodes([...messages.map(toNode), ...others]);
      // Without a head the store tells of some path: only where its messages stand is of use.
      return { path: next === null ? newest : [...messages, ...newest], isRead: true, isWhole: true };
    } catch (error) {
      log.warn('messages could not be read', { sessionId, error });
      return { path: newest, isRead: false, isWhole: next === null };
    }
  };
}
