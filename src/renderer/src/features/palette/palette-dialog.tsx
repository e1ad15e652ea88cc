import { useState } from 'react';
import { canGoOn } from '../../../../shared/chat/can-go-on';
import { shownTitle } from '../../../../shared/chat/shown-title';
import { commands } from '../../../../shared/commands/commands';
import { wording } from '../../../../shared/text/wording';
import { isUnfinished, isViewBusy, type SessionView } from '../../bridge/session-view';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import type { Choice } from '../../ui/choice';
import { ChooserDialog } from '../../ui/chooser-dialog';
import { commandContexts } from '../../ui/command-contexts';
import { CommandKeys } from '../../ui/keys';
import { otherNames } from '../../ui/other-names';
import { useFoundMessages } from '../../ui/use-found-messages';
import { useMessageChoices } from '../../ui/use-message-choices';
import { orderCommands, type PaletteMoment } from './order-commands';
import { keepRecentCommand, recentCommands } from './recent-commands';
import { useSourceChoices } from './use-source-choices';

/** Messages beside what else matches; search shows more. */
const MAX_MESSAGES = 5;
/** Commands that act on what has the focus. */
const ACTS_ON_FOCUS = /^(?:message\.|code\.|diagram\.|session\.mention$)/;
/** Of one letter everything is full. */
const LEAST_TYPED = 2;

/** All commands, likely ones first, the sessions by their titles, what can be done with each source, and a few messages. */
export function PaletteDialog() {
  const { app, layers, route, run, current, focusTargets } = useWindow();
  const [query, setQuery] = useState('');
  // Before the palette takes the focus, and for as long as it is open: what is chosen must not move meanwhile.
  const [ordered] = useState(() =>
    orderCommands(
      commands,
      {
        ...momentOf(current.channel.get().view.get()),
        isOnMessage: focusTargets.focusedMessage() !== null,
        contexts: commandContexts(layers),
      },
      recentCommands(localStorage),
    ),
  );
  const found = useFoundMessages(query.trim().length < LEAST_TYPED ? '' : query, MAX_MESSAGES);
  const toChoices = useMessageChoices();
  // Private ones are in the list of sessions alone: no search finds them.
  const sessions = (useStore(app.sessions) ?? []).filter((session) => !session.isPrivate);
  const commandChoices = ordered
    .filter((command) => command.id !== 'palette.open')
    .map(({ id }): Choice => ({
      id,
      title: wording.commands[id],
      also: otherNames(id),
      detail: <CommandKeys id={id} />,
      // Not every command opens a dialog that takes the palette's place.
      choose: () => {
        keepRecentCommand(id, localStorage);
        if (ACTS_ON_FOCUS.test(id)) return layers.closeDialogThen(() => run(id));
        layers.closeDialog();
        run(id);
      },
    }));
  const sessionChoices = sessions.map((session): Choice => ({
    id: session.id,
    title: shownTitle(session),
    choose: () => {
      layers.closeDialog();
      route.go(session.id);
    },
  }));
  const sourceChoices = useSourceChoices();
  return (
    <ChooserDialog
      title={wording.palette.title}
      placeholder={wording.palette.input}
      none={found.isSearching ? null : wording.palette.none}
      query={query}
      onQuery={setQuery}
      groups={[
        { title: wording.palette.commands, choices: commandChoices },
        { title: wording.palette.sessions, choices: sessionChoices },
        { title: wording.sources.title, choices: sourceChoices },
        // The search dialog tells what matches as typed from what does nearly.
        { title: wording.search.messages, choices: toChoices(found.groups[0]?.hits ?? []), isMatched: true },
      ]}
    />
  );
}

function momentOf(view: SessionView): Omit<PaletteMoment, 'isOnMessage' | 'contexts'> {
  const last = view.messages.at(-1);
  const isCut = last !== undefined && canGoOn(last, view.state.name === 'interrupted');
  return { isAnswering: isViewBusy(view), isUnfinished: isUnfinished(view.state) || isCut };
}
