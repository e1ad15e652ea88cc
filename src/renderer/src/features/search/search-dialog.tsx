import { useState } from 'react';
import type { SessionSummary } from '../../../../shared/domain/session';
import { en } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ChooserDialog, type Choice } from '../../ui/chooser-dialog';
import { sessionsByTitle } from './sessions-by-title';

/** Enough to choose from; typing more narrows it. */
const MAX_SHOWN = 50;
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export function SearchDialog() {
  const { app, layers, route } = useWindow();
  const sessions = useStore(app.sessions) ?? [];
  const [query, setQuery] = useState('');
  const choiceOf = (session: SessionSummary): Choice => ({
    id: session.id,
    title: session.title ?? en.sessions.untitled,
    detail: <span className="text-muted shrink-0 text-[12px]">{day.format(session.lastAccessed)}</span>,
    choose: () => {
      layers.closeDialog();
      route.go(session.id);
    },
  });
  const found = sessionsByTitle(sessions, query).slice(0, MAX_SHOWN);
  return (
    <ChooserDialog
      title={en.search.title}
      placeholder={en.search.input}
      none={en.search.none}
      groups={[{ title: en.palette.sessions, choices: found.map(choiceOf) }]}
      onQuery={setQuery}
    >
      <p className="border-line text-muted border-t px-4 py-2 text-[12px]">{en.search.note}</p>
    </ChooserDialog>
  );
}
