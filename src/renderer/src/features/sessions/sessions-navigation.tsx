import { SquarePen } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { en } from '../../../../shared/text/en';
import { isViewBusy, sessionIdOf } from '../../bridge/session-view';
import { useSelected, useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { groupByDay, type SidebarRow } from './group-by-day';
import { SessionRow } from './session-row';
import { useToday } from './use-today';

/** The sidebar: a new session, and all others by day. Arrow keys move between them. */
export function SessionsNavigation() {
  const { app, current, route, run, layers, focusTargets } = useWindow();
  const sessions = useStore(app.sessions);
  const currentId = useStore(route.sessionId);
  const today = useToday();
  const rows = useMemo(() => groupByDay(sessions ?? [], today), [sessions, today]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  useEffect(() => {
    focusTargets.setFocusSessions(() => focusRow(scroller, list, rows, rowIndex(rows, currentId)));
    return () => focusTargets.setFocusSessions(null);
  }, [focusTargets, rows, currentId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const focused = document.activeElement?.getAttribute('href')?.slice('/s/'.length) ?? null;
    focusRow(scroller, list, rows, nextRow(rows, rowIndex(rows, focused), step));
  };
  const open = useCallback(
    (sessionId: string): void => {
      layers.closeSidebar();
      route.go(sessionId);
    },
    [layers, route],
  );
  const { view } = useStore(current.channel);
  const shownId = useSelected(view, sessionIdOf);
  const isShownBusy = useSelected(view, isViewBusy);
  const isRowBusy = (id: string, flag: boolean | undefined): boolean =>
    flag === true || (shownId === id && isShownBusy);
  return (
    <nav aria-label={en.sessions.navigation} className="flex h-full min-h-0 flex-col">
      <div className="p-2">
        <Button
          aria-label={en.commands['session.new']}
          onClick={() => run('session.new')}
          className="w-full justify-start px-2.5"
        >
          <SquarePen aria-hidden size={15} />
          <span className="flex-1 text-left">{en.commands['session.new']}</span>
          <CommandKeys id="session.new" />
        </Button>
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-2" onKeyDown={onKeyDown}>
        {sessions?.length === 0 && <p className="text-muted px-4 py-2 text-small">{en.sessions.empty}</p>}
        <Virtualizer ref={list} scrollRef={scroller} as="ul" item="li">
          {rows.map((row) =>
            row.type === 'heading' ? (
              <h2 key={row.title} className="text-muted px-4.5 pt-3 pb-1 text-fine font-medium">
                {row.title}
              </h2>
            ) : (
              <SessionRow
                key={row.session.id}
                session={row.session}
                isCurrent={row.session.id === currentId}
                isBusy={isRowBusy(row.session.id, row.session.isBusy)}
                onOpen={open}
              />
            ),
          )}
        </Virtualizer>
      </div>
    </nav>
  );
}

function rowIndex(rows: readonly SidebarRow[], sessionId: string | null): number {
  return rows.findIndex((row) => row.type === 'session' && row.session.id === sessionId);
}

function nextRow(rows: readonly SidebarRow[], from: number, step: number): number {
  let at = from + step;
  while (rows[at]?.type === 'heading') at += step;
  return at;
}

/** Scrolls the row into view, which draws it, then gives it the focus. */
function focusRow(
  scroller: React.RefObject<HTMLElement | null>,
  list: React.RefObject<VirtualizerHandle | null>,
  rows: readonly SidebarRow[],
  index: number,
): void {
  const row = rows[index] ?? rows.find((each) => each.type === 'session');
  if (row?.type !== 'session') return;
  list.current?.scrollToIndex(rows.indexOf(row), { align: 'nearest' });
  requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`a[href="/s/${row.session.id}"]`)?.focus());
}
