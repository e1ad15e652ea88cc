import type { KeyboardEvent, RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useWindow } from '../../bridge/window-context';
import type { SidebarRow } from './group-by-day';

interface ListKeysOptions {
  readonly rows: readonly SidebarRow[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
}

interface ListKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** To a session's row, or the first one. */
  readonly focusSession: (sessionId: string | null) => void;
  readonly focusArchive: () => void;
}

/**
 * The keys of the list: arrows, Home and End go through it; with Shift they mark what they pass, Space marks a row, Ctrl+A
 * all, Escape none; Delete moves what is marked to the trash.
 */
export function useListKeys({ rows, scroller, list }: ListKeysOptions): ListKeys {
  const { selection, run } = useWindow();
  const order = rows.flatMap((row) => (row.type === 'session' ? [row.session.id] : []));
  const focusRow = (index: number): void => {
    const row = rows[index];
    if (row === undefined || row.type === 'heading') return;
    list.current?.scrollToIndex(index, { align: 'nearest' });
    // Drawn once it is in view.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${nameOf(row)}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null;
    if (focused === null || event.altKey) return;
    const act = actOf(event, focused);
    if (act === null) return;
    event.preventDefault();
    // Escape ends the marking alone, and letters are no commands here.
    event.stopPropagation();
    act();
  };
  const actOf = (event: KeyboardEvent, focused: string): (() => void) | null => {
    const isCommand = event.ctrlKey || event.metaKey;
    const to = isCommand ? null : targetOf(event.key, rows, focused);
    if (to !== null) return () => walk(to, focused, event.shiftKey);
    if (isCommand && event.key.toLowerCase() === 'a' && !event.shiftKey) return () => selection.all(order);
    if (isCommand) return null;
    if (event.key === ' ' && order.includes(focused)) return () => selection.toggle(focused);
    if (selection.ids.get().size === 0) return null;
    if (event.key === 'Escape') return selection.clear;
    if (event.key === 'Delete') return () => run('session.trash');
    return null;
  };
  const walk = (to: number, from: string, isMarking: boolean): void => {
    const row = rows[to];
    if (isMarking && row?.type === 'session' && order.includes(from)) selection.extendTo(row.session.id, from, order);
    focusRow(to);
  };
  return {
    onKeyDown,
    focusSession: (sessionId) => {
      const own = rows.findIndex((row) => row.type === 'session' && row.session.id === sessionId);
      focusRow(own === -1 ? rows.findIndex((row) => row.type !== 'heading') : own);
    },
    focusArchive: () => focusRow(rows.findIndex((row) => row.type === 'archive')),
  };
}

function nameOf(row: SidebarRow): string {
  return row.type === 'session' ? row.session.id : 'archive';
}

/** The row that a key leads to; null for a key that leads nowhere. */
function targetOf(key: string, rows: readonly SidebarRow[], focused: string): number | null {
  const steps: Readonly<Record<string, -1 | 1>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[key];
  if (key === 'Home') return rows.findIndex((row) => row.type !== 'heading');
  if (key === 'End') return rows.length - 1;
  if (step === undefined) return null;
  let at = rows.findIndex((row) => row.type !== 'heading' && nameOf(row) === focused) + step;
  while (rows[at]?.type === 'heading') at += step;
  return at;
}
