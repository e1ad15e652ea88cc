import { AppWindow, Archive, List, Pin, Trash2, type LucideIcon } from 'lucide-react';
import type { SessionSummary } from '../../../../shared/domain/session';
import { wording } from '../../../../shared/text/wording';
import { takesSessions, type SessionPlace } from '../../bridge/dragged-sessions';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';

type ShelfPlace = Exclude<SessionPlace, 'message'>;

const places: readonly { readonly place: ShelfPlace; readonly Icon: LucideIcon }[] = [
  { place: 'pinned', Icon: Pin },
  { place: 'days', Icon: List },
  { place: 'archive', Icon: Archive },
  { place: 'trash', Icon: Trash2 },
  { place: 'window', Icon: AppWindow },
];

/** While sessions are dragged: all that can be done with them there, wherever the list is scrolled. */
export function DropShelf() {
  const sessions = useStore(useWindow().dragged);
  if (sessions.length === 0) return null;
  return (
    <div className="border-line flex flex-wrap gap-1 border-t p-2">
      {places
        .filter(({ place }) => takesSessions(place, sessions))
        .map(({ place, Icon }) => (
          <div
            key={place}
            data-drop={place}
            className="border-strong text-muted flex min-h-9 max-w-full flex-[1_0_auto] items-center gap-1.5 rounded-md border border-dashed px-1.5 text-small"
          >
            <Icon aria-hidden size={14} className="shrink-0" />
            {titleOf(place, sessions)}
          </div>
        ))}
    </div>
  );
}

function titleOf(place: ShelfPlace, sessions: readonly SessionSummary[]): string {
  const text = wording.sessions.drop;
  if (place !== 'days') return text[place];
  return sessions.some(({ isArchived }) => isArchived) ? text.back : text.unpin;
}
