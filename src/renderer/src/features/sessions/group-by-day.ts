import type { SessionSummary } from '../../../../shared/domain/session';
import { wording } from '../../../../shared/text/wording';
import { longDayFormat, weekdayFormat } from '../../../../shared/text/formats';
import type { SessionPlace } from '../../bridge/dragged-sessions';

/** A line of the sidebar: a heading, a session under it, or the way to those that were put away. */
export type SidebarRow =
  | { readonly type: 'heading'; readonly title: string; readonly isPinned: boolean }
  | { readonly type: 'session'; readonly session: SessionSummary }
  | { readonly type: 'archive'; readonly count: number };

/**
 * Pinned sessions first, then by the local day of their last access, then the archive, and when it is open what is in it.
 * Sessions come newest first. `now` is Unix ms.
 */
export function groupByDay(all: readonly SessionSummary[], now: number, isArchiveOpen: boolean): readonly SidebarRow[] {
  const sessions = all.filter(({ isArchived }) => !isArchived);
  const archived = all.filter(({ isArchived }) => isArchived);
  const pinned = sessions.filter((session) => session.pinned);
  const rows: SidebarRow[] = [];
  if (pinned.length > 0) rows.push({ type: 'heading', title: wording.sessions.pinned, isPinned: true });
  rows.push(...pinned.map((session) => ({ type: 'session', session }) as const));
  let heading: string | null = null;
  for (const session of sessions) {
    if (session.pinned) continue;
    const title = dayTitle(session.lastAccessed, now);
    if (title !== heading) rows.push({ type: 'heading', title, isPinned: false });
    heading = title;
    rows.push({ type: 'session', session });
  }
  if (archived.length > 0) rows.push({ type: 'archive', count: archived.length });
  if (isArchiveOpen) rows.push(...archived.map((session) => ({ type: 'session', session }) as const));
  return rows;
}

function dayTitle(time: number, now: number): string {
  const [day, today] = [startOfDay(time), startOfDay(now)];
  if (day >= today) return wording.sessions.today;
  // Noon before: a day may be 23 or 25 hours long.
  if (day === startOfDay(today - 12 * 3_600_000)) return wording.sessions.yesterday;
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? weekdayFormat() : longDayFormat()).format(time);
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** The group that a line stands in, for what is dropped on it. */
export function placeOfRow(row: SidebarRow): Extract<SessionPlace, 'pinned' | 'days' | 'archive'> {
  if (row.type === 'archive') return 'archive';
  if (row.type === 'heading') return row.isPinned ? 'pinned' : 'days';
  if (row.session.isArchived) return 'archive';
  return row.session.pinned ? 'pinned' : 'days';
}
