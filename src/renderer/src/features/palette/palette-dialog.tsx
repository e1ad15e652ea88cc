import { commands } from '../../../../shared/commands/commands';
import { en } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ChooserDialog, type Choice } from '../../ui/chooser-dialog';
import { CommandKeys } from '../../ui/keys';

/** All commands, and the sessions by their titles. */
export function PaletteDialog() {
  const { app, layers, route, run } = useWindow();
  const sessions = useStore(app.sessions) ?? [];
  const commandChoices = commands
    .filter((command) => command.id !== 'palette.open')
    .map(({ id }): Choice => ({
      id,
      title: en.commands[id],
      detail: <CommandKeys id={id} />,
      // Not every command opens a dialog that takes the palette's place.
      choose: () => {
        layers.closeDialog();
        run(id);
      },
    }));
  const sessionChoices = sessions.map((session): Choice => ({
    id: session.id,
    title: session.title ?? en.sessions.untitled,
    choose: () => {
      layers.closeDialog();
      route.go(session.id);
    },
  }));
  return (
    <ChooserDialog
      title={en.palette.title}
      placeholder={en.palette.input}
      none={en.palette.none}
      groups={[
        { title: en.palette.commands, choices: commandChoices },
        { title: en.palette.sessions, choices: sessionChoices },
      ]}
    />
  );
}
