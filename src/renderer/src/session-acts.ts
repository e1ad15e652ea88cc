import { shownTitle } from '../../shared/chat/shown-title';
import type { ContractClient } from '../../shared/contract/contract';
import { MAX_MENTIONS } from '../../shared/domain/mention';
import type { SessionSummary } from '../../shared/domain/session';
import { wording, fill } from '../../shared/text/wording';
import type { SessionPlace } from './bridge/dragged-sessions';
import { mentionable } from './bridge/mentionable';
import type { WindowContext } from './bridge/window-context';
import { writtenMentions } from './bridge/written-mentions';
import { reportFailure, showToast } from './ui/toast';

type Parts = Pick<WindowContext, 'app' | 'bridge' | 'current' | 'focusTargets' | 'layers' | 'selection'>;

/** What is done with the sessions that are marked in the list, or with the shown one; and with those that are dropped. */
export interface SessionActs {
  pin(): void;
  archive(): void;
  /** Those that are private have no trash: the shown one asks, marked ones stay. */
  trash(): void;
  /** Names them in the message box: those that are marked, or the one whose row has the focus. */
  mention(): void;
  /** Does with sessions what the place is for. */
  drop(place: SessionPlace, sessions: readonly SessionSummary[]): void;
}

export function createSessionActs(parts: Parts): SessionActs {
  const { app, bridge, current, focusTargets, layers, selection } = parts;
  const targets = (): readonly SessionSummary[] => {
    const marked = selection.ids.get();
    if (marked.size > 0) return (app.sessions.get() ?? []).filter(({ id }) => marked.has(id));
    const { sessionId, session } = current.channel.get().view.get();
    const row = app.sessions.get()?.find(({ id }) => id === sessionId) ?? session;
    return row === null || sessionId === null ? [] : [row];
  };
  const each = async (
    sessions: readonly SessionSummary[],
    request: (client: ContractClient, sessionId: string) => Promise<void>,
  ): Promise<void> => {
    for (const { id } of sessions) await bridge.ask((client) => request(client, id));
  };
  const leave = (sessions: readonly SessionSummary[]): void => {
    const { sessionId } = current.channel.get().view.get();
    if (sessions.some(({ id }) => id === sessionId)) current.startNew();
  };

  const setPinned = (sessions: readonly SessionSummary[], pinned: boolean) =>
    each(sessions, (client, sessionId) => client.sessions.pin({ sessionId, pinned }));
  const setArchived = (sessions: readonly SessionSummary[], isArchived: boolean) =>
    each(sessions, (client, sessionId) => client.sessions.archive({ sessionId, isArchived }));

  async function pin(): Promise<void> {
    const sessions = targets();
    await setPinned(sessions, !sessions.every(({ pinned }) => pinned));
    selection.clear();
  }

  async function archive(sessions: readonly SessionSummary[], isArchived: boolean): Promise<void> {
    if (sessions.length === 0) return;
    await setArchived(sessions, isArchived);
    selection.clear();
    if (!isArchived)
      return void showToast(tell(sessions, wording.sessions.unarchived, wording.sessions.unarchivedMany));
    leave(sessions);
    const undo = { label: wording.common.undo, run: () => void setArchived(sessions, false).catch(reportFailure) };
    showToast(tell(sessions, wording.sessions.archived, wording.sessions.archivedMany), undo);
  }

  /** Into one of the groups that are in the list. */
  async function list(sessions: readonly SessionSummary[], pinned: boolean): Promise<void> {
    await setPinned(
      sessions.filter((session) => session.pinned !== pinned),
      pinned,
    );
    selection.clear();
    await archive(
      sessions.filter((session) => session.isArchived),
      false,
    );
  }

  async function trash(all: readonly SessionSummary[]): Promise<void> {
    if (all.length === 1 && all[0]?.isPrivate === true) {
      selection.clear();
      if (all[0].id === current.channel.get().view.get().sessionId) return layers.openDialog('deleteSession');
    }
    const sessions = all.filter(({ isPrivate }) => !isPrivate);
    await each(sessions, (client, sessionId) => client.sessions.trash({ sessionId }));
    selection.clear();
    if (sessions.length < all.length) showToast(wording.sessions.privateStay);
    if (sessions.length === 0) return;
    leave(sessions);
    const restore = () => each(sessions, (client, sessionId) => client.sessions.restore({ sessionId }));
    const dismiss = showToast(tell(sessions, wording.sessions.trashed, wording.sessions.trashedMany), {
      label: wording.common.undo,
      run: () => void restore().catch(reportFailure),
    });
    // The toast goes when it can bring nothing back any more.
    const left = new Set(sessions.map(({ id }) => id));
    const unsubscribe = app.deletedId.subscribe(() => {
      left.delete(app.deletedId.get() ?? '');
      if (left.size > 0) return;
      unsubscribe();
      dismiss();
    });
  }

  function mention(sessions: readonly SessionSummary[]): void {
    const ids = new Set(sessions.map(({ id }) => id));
    const named = mentionable(app, current.channel.get().view.get().sessionId)
      .flatMap((known) => (known.kind === 'session' && ids.has(known.sessionId) ? [known.name] : []))
      .slice(0, MAX_MENTIONS);
    if (named.length < sessions.length) {
      showToast(fill(wording.sessions.notMentioned, { count: sessions.length - named.length, limit: MAX_MENTIONS }));
    }
    const box = focusTargets.messageBox();
    if (box === null || named.length === 0) return;
    selection.clear();
    const caret = box.selectionEnd;
    focusTargets.replaceInMessageBox(caret, caret, writtenMentions(box.value.slice(0, caret), named));
  }

  function mentionMarked(): void {
    const marked = selection.ids.get();
    const focused = focusTargets.focusedSession();
    const isMeant = ({ id }: SessionSummary): boolean => (marked.size > 0 ? marked.has(id) : id === focused);
    const sessions = (app.sessions.get() ?? []).filter(isMeant);
    if (sessions.length === 0) showToast(wording.sessions.noneToMention);
    else mention(sessions);
  }

  async function drop(place: SessionPlace, sessions: readonly SessionSummary[]): Promise<void> {
    const [first] = sessions;
    switch (place) {
      case 'pinned':
        return list(sessions, true);
      case 'days':
        return list(sessions, false);
      case 'archive':
        return archive(
          sessions.filter(({ isArchived }) => !isArchived),
          true,
        );
      case 'trash':
        return trash(sessions);
      case 'window':
        if (first !== undefined) await bridge.ask((client) => client.app.newWindow({ sessionId: first.id }));
        return undefined;
      case 'message':
        return mention(sessions);
    }
  }

  return {
    pin: () => void pin().catch(reportFailure),
    archive: () => {
      const sessions = targets();
      const isArchived = !sessions.every((session) => session.isArchived);
      void archive(sessions, isArchived).catch(reportFailure);
    },
    trash: () => void trash(targets()).catch(reportFailure),
    mention: mentionMarked,
    drop: (place, sessions) => void drop(place, sessions).catch(reportFailure),
  };
}

function tell(sessions: readonly SessionSummary[], one: string, many: string): string {
  const [first] = sessions;
  return sessions.length === 1 && first !== undefined
    ? fill(one, { title: shownTitle(first) })
    : fill(many, { count: sessions.length });
}
