import { useEffect, useRef, useState, type DragEvent } from 'react';
import { fill, wording } from '../../../../shared/text/wording';
import {
  carriedBy,
  sessionPlaces,
  SESSIONS_TYPE,
  takesSessions,
  writeSessions,
  type SessionPlace,
} from '../../bridge/dragged-sessions';
import { useWindow } from '../../bridge/window-context';

interface SessionDrag {
  /** The session whose row is being dragged. */
  readonly startedAt: string | null;
  /** The place that would take what is dragged if it were dropped now. */
  readonly over: SessionPlace | null;
  /** For what holds the rows and, by `data-drop`, the places that take them. */
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Sessions are dragged out of the list, and dropped on groups of it. Escape ends a drag by itself, with nothing done. */
export function useSessionDrag(): SessionDrag {
  const { app, dragged, selection, sessionActs } = useWindow();
  const [startedAt, setStartedAt] = useState<string | null>(null);
  const [over, setOver] = useState<SessionPlace | null>(null);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  const onDragStart = (event: DragEvent): void => {
    const row = rowOf(event.target);
    const id = row?.dataset['row'] ?? '';
    const carried = carriedBy(id, selection.ids.get(), app.sessions.get() ?? []);
    if (row === null || carried.length === 0) return;
    // Not the row's address, which it would carry by itself.
    event.dataTransfer.clearData();
    event.dataTransfer.setData(SESSIONS_TYPE, writeSessions(carried));
    event.dataTransfer.effectAllowed = 'copyMove';
    if (carried.length > 1) showCount(event.dataTransfer, carried.length);
    ending.current?.abort();
    const { signal } = (ending.current = new AbortController());
    // What changes in the page as a drag begins can end it.
    const starting = setTimeout(() => {
      dragged.set(carried);
      setStartedAt(id);
    });
    signal.addEventListener('abort', () => {
      clearTimeout(starting);
      dragged.set([]);
      setStartedAt(null);
      setOver(null);
    });
    const end = (): void => ending.current?.abort();
    row.addEventListener('dragend', end, { signal });
    // A row that has left the list hears of no end; while it is dragged the mouse moves nowhere else.
    addEventListener('mousemove', end, { signal });
  };
  const onDragOver = (event: DragEvent): void => {
    const place = placeAt(event.target);
    const isTaken = place !== null && takesSessions(place, dragged.get());
    setOver(isTaken ? place : null);
    if (!isTaken) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
  };
  const onDragLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(null);
  };
  const onDrop = (event: DragEvent): void => {
    const place = placeAt(event.target);
    const sessions = dragged.get();
    if (place === null || !takesSessions(place, sessions)) return;
    event.preventDefault();
    sessionActs.drop(place, sessions);
  };
  return { startedAt, over, handlers: { onDragStart, onDragOver, onDragLeave, onDrop } };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

/** Also in the gaps between lines, which are part of the line's item. */
function placeAt(target: EventTarget): SessionPlace | null {
  if (!(target instanceof Element)) return null;
  const part =
    target.closest<HTMLElement>('[data-drop]') ?? target.closest('li')?.querySelector<HTMLElement>('[data-drop]');
  return sessionPlaces.find((place) => place === part?.dataset['drop']) ?? null;
}

/** The picture of a drag is that of its row alone; of several it says how many they are. */
function showCount(transfer: DataTransfer, count: number): void {
  const picture = document.createElement('div');
  picture.className = 'drag-count';
  picture.textContent = fill(wording.sessions.selected, { count });
  document.body.append(picture);
  transfer.setDragImage(picture, 0, 0);
  setTimeout(() => picture.remove());
}
