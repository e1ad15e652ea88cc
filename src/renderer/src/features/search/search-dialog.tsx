import { en } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ChooserDialog, type Choice } from '../../ui/chooser-dialog';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export function SearchDialog() {
  const { app, layers, route } = useWindow();
  const sessions = (useStore(app.sessions) ?? []).filter((session) => !session.isPrivate);
  const choices = sessions.map((session): Choice => ({
    id: session.id,
    title: session.title ?? en.sessions.untitled,
    detail: <Day time={session.lastAccessed} />,
    choose: () => {
      layers.closeDialog();
      route.go(session.id);
    },
  }));
  return (
    <ChooserDialog
      title={en.search.title}
      placeholder={en.search.input}
      none={en.search.none}
      groups={[{ title: en.palette.sessions, choices }]}
    >
      <p className="border-line text-muted border-t px-4 py-2 text-[12px]">{en.search.note}</p>
    </ChooserDialog>
  );
}

/** Drawn, and so formatted, only for what is shown. */
function Day({ time }: { readonly time: number }) {
  return <span className="text-muted shrink-0 text-[12px]">{day.format(time)}</span>;
}
