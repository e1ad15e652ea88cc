import type { CommandId } from '../../shared/commands/commands';
import type { ContractClient } from '../../shared/contract/contract';
import { en, fill } from '../../shared/text/en';
import { neighbourSession } from './bridge/session-order';
import { isBusy } from './bridge/session-view';
import type { WindowContext } from './bridge/window-context';
import { otherTheme } from './ui/theme';
import { reportFailure, showToast } from './ui/toast';

export type CommandHandlers = { readonly [Id in CommandId]: () => void };

/** What each command does in this window. */
export function commandHandlers(parts: Omit<WindowContext, 'run'>): CommandHandlers {
  const { bridge, app, route, current, layers, focusTargets } = parts;
  const ask = (request: (client: ContractClient) => Promise<unknown>): void => {
    bridge.ask(request).catch(reportFailure);
  };
  const shownView = () => current.channel.get().view.get();
  const withSession = (act: (sessionId: string) => void) => () => {
    const { sessionId } = shownView();
    if (sessionId !== null) act(sessionId);
  };
  const goTo = (step: -1 | 1) => () => {
    const next = neighbourSession(app.sessions.get() ?? [], route.sessionId.get(), step);
    if (next !== null) route.go(next.id);
  };
  const askExample = (at: number) => () => {
    const view = shownView();
    const question = en.empty.questions[at];
    if (layers.dialog.get() !== null || question === undefined) return;
    if (view.messages.length + view.pending.length > 0 || view.phase === 'loading') return;
    current.channel.get().send(question, parts.pickedModel.get()).catch(reportFailure);
    layers.toMessageBox();
  };
  return {
    'session.new': () => {
      layers.closePassage();
      current.startNew();
      layers.toMessageBox();
    },
    'session.previous': goTo(-1),
    'session.next': goTo(1),
    'session.rename': withSession(() => layers.openDialog('renameSession')),
    'session.pin': withSession((sessionId) => {
      const isPinned = app.sessions.get()?.find((session) => session.id === sessionId)?.pinned === true;
      ask((client) => client.sessions.pin({ sessionId, pinned: !isPinned }));
    }),
    'session.trash': withSession((sessionId) => trashSession(parts, sessionId)),
    'window.new': () => ask((client) => client.app.newWindow({})),
    'palette.open': () => layers.openDialog('palette'),
    'search.open': () => layers.openDialog('search'),
    'settings.open': () => layers.openDialog('settings'),
    'shortcuts.open': () => layers.openDialog('shortcuts'),
    'message.focus': layers.toMessageBox,
    'sessions.focus': () => {
      layers.sidebar.set(true);
      focusTargets.focusSessions();
    },
    'turn.stop': () => {
      const { sessionId, state } = shownView();
      if (sessionId !== null && isBusy(state)) ask((client) => client.turns.stop({ sessionId }));
    },
    'turn.retry': withSession((sessionId) => ask((client) => client.turns.retry({ sessionId }))),
    'source.add': () => layers.openDialog('addSource'),
    'sources.open': () => layers.openDialog('sources'),
    'model.connect': () => layers.openDialog('connectModel'),
    'model.pick': () => layers.openDialog('pickModel'),
    'data.import': () => layers.openDialog('import'),
    'data.export': () => layers.openDialog('export'),
    'theme.toggle': () => ask((client) => client.app.updateSettings({ theme: otherTheme() })),
    'example.first': askExample(0),
    'example.second': askExample(1),
    'example.third': askExample(2),
  };
}

/** Leaves the session and moves it to the trash; the toast brings it back. */
function trashSession({ bridge, app, current }: Omit<WindowContext, 'run'>, sessionId: string): void {
  const session = app.sessions.get()?.find((each) => each.id === sessionId);
  const title = session?.title ?? en.sessions.untitled;
  bridge
    .ask((client) => client.sessions.trash({ sessionId }))
    .then(() => {
      if (current.channel.get().view.get().sessionId === sessionId) current.startNew();
      showToast(fill(en.sessions.trashed, { title }), {
        label: en.common.undo,
        run: () => void bridge.ask((client) => client.sessions.restore({ sessionId })).catch(reportFailure),
      });
    })
    .catch(reportFailure);
}
