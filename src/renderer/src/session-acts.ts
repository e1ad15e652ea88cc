import { shownTitle } from '../../shared/chat/shown-title';
import type { ContractClient } from '../../shared/contract/contract';
import type { SessionSummary } from '../../shared/domain/session';
import { wording, fill } from '../../shared/text/wording';
import type { WindowContext } from './bridge/window-context';
import { reportFailure, showToast } from './ui/toast';

type Parts = Pick<WindowContext, 'app' | 'bridge' | 'current' | 'layers' | 'selection'>;

/** What is done with the sessions that are marked in the list, or with the shown one. */
export interface SessionActs {
  pin(): void;
  archive(): void;
  /** Those that are private have no trash: the shown one asks, marked ones stay. */
  trash(): void;
}

export function createSessionActs(parts: Parts): SessionActs {
  const { app, bridge, current, layers, selection } = parts;
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

  async function pin(): Promise<void> {
    const sessions = targets();
    const isPinned = sessions.every(({ pinned }) => pinned);
    await each(sessions, (client, sessionId) => client.sessions.pin({ sessionId, pinned: !isPinned }));
    selection.clear();
  }

  async function archive(): Promise<void> {
    const sessions = targets();
    if (sessions.length === 0) return;
    const isArchived = !sessions.every((session) => session.isArchived);
    const set = (to: boolean) =>
      each(sessions, (client, sessionId) => client.sessions.archive({ sessionId, isArchived: to }));
    await set(isArchived);
    selection.clear();
    if (!isArchived)
      return void showToast(tell(sessions, wording.sessions.unarchived, wording.sessions.unarchivedMany));
    leave(sessions);
    const undo = { label: wording.common.undo, run: () => void set(false).catch(reportFailure) };
    showToast(tell(sessions, wording.sessions.archived, wording.sessions.archivedMany), undo);
  }

  async function trash(): Promise<void> {
    const all = targets();
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

  return {
    pin: () => void pin().catch(reportFailure),
    archive: () => void archive().catch(reportFailure),
    trash: () => void trash().catch(reportFailure),
  };
}

function tell(sessions: readonly SessionSummary[], one: string, many: string): string {
  const [first] = sessions;
  return sessions.length === 1 && first !== undefined
    ? fill(one, { title: shownTitle(first) })
    : fill(many, { count: sessions.length });
}
