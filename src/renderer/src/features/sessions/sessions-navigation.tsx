import { SquarePen } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { wording } from '../../../../shared/text/wording';
import { isViewBusy, sessionIdOf } from '../../bridge/session-view';
import { useSelected, useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ArchiveRow } from './archive-row';
import { DropShelf } from './drop-shelf';
import { groupByDay, placeOfRow } from './group-by-day';
import { SelectionBar } from './selection-bar';
import { SessionRow } from './session-row';
import { useListKeys } from './use-list-keys';
import { useLanguage } from '../../ui/use-language';
import { VirtualUl } from '../../ui/virtual-box';
import { useSessionDrag } from './use-session-drag';
import { useToday } from './use-today';

const NONE: readonly number[] = [];

/** The sidebar: a new session, and all others by day. Arrow keys move between them; several can be marked. */
export function SessionsNavigation() {
  const { app, current, route, run, layers, focusTargets, selection } = useWindow();
  const sessions = useStore(app.sessions);
  const currentId = useStore(route.sessionId);
  const marked = useStore(selection.ids);
  const today = useToday();
  const isArchiveOpen = useStore(layers.archive);
  const language = useLanguage();
  const rows = useMemo(
    () => groupByDay(sessions ?? [], today, isArchiveOpen),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- headings are text
    [sessions, today, isArchiveOpen, language],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { onKeyDown, focusSession, focusArchive } = useListKeys({ rows, scroller, list });
  useEffect(() => {
    focusTargets.setFocusSessions((row) => (row === 'archive' ? focusArchive() : focusSession(currentId)));
    return () => focusTargets.setFocusSessions(null);
  }, [focusTargets, focusSession, focusArchive, currentId]);
  const open = useCallback(
    (sessionId: string, event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return selection.toggle(sessionId);
      selection.clear();
      layers.closeSidebar();
      route.go(sessionId);
    },
    [layers, route, selection],
  );
  const { startedAt, over, handlers } = useSessionDrag();
  // The drag ends with the row it began at: that one stays, wherever the list is scrolled.
  const kept =
    startedAt === null ? -1 : rows.findIndex((row) => row.type === 'session' && row.session.id === startedAt);
  const { view } = useStore(current.channel);
  const shownId = useSelected(view, sessionIdOf);
  const isShownBusy = useSelected(view, isViewBusy);
  const isRowBusy = (id: string, flag: boolean | undefined): boolean =>
    flag === true || (shownId === id && isShownBusy);
  return (
    <nav
      aria-label={wording.sessions.navigation}
      data-over={over ?? undefined}
      className="drop-groups flex h-full min-h-0 flex-col"
      {...handlers}
    >
      <div className="p-2">
        <Button
          aria-label={wording.commands['session.new']}
          onClick={() => run('session.new')}
          className="w-full justify-start px-2.5"
        >
          <SquarePen aria-hidden size={15} />
          <span className="flex-1 text-left">{wording.commands['session.new']}</span>
          <CommandKeys id="session.new" />
        </Button>
      </div>
      <SelectionBar />
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-2" onKeyDown={onKeyDown}>
        {sessions?.length === 0 && <p className="text-muted px-4 py-2 text-small">{wording.sessions.empty}</p>}
        <Virtualizer ref={list} scrollRef={scroller} as={VirtualUl} item="li" keepMounted={kept === -1 ? NONE : [kept]}>
          {rows.map((row) => {
            if (row.type === 'heading') {
              return (
                <h2
                  key={row.title}
                  data-drop={placeOfRow(row)}
                  className="text-muted px-4.5 pt-3 pb-1 text-fine font-medium"
                >
                  {row.title}
                </h2>
              );
            }
            if (row.type === 'archive') {
              return (
                <ArchiveRow
                  key="archive"
                  count={row.count}
                  isOpen={isArchiveOpen}
                  onToggle={() => layers.archive.set(!isArchiveOpen)}
                />
              );
            }
            const { id, isBusy } = row.session;
            return (
              <SessionRow
                key={id}
                session={row.session}
                isCurrent={id === currentId}
                isMarked={marked.has(id)}
                isBusy={isRowBusy(id, isBusy)}
                onOpen={open}
              />
            );
          })}
        </Virtualizer>
      </div>
      <DropShelf />
    </nav>
  );
}
