import type { KeyboardEvent } from 'react';

/** Where a key leads from the item at `from`, -1 for none; null when it leads nowhere. */
export function stepTo(key: string, from: number, count: number): number | null {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[key] ?? -1;
  return to >= 0 && to < count ? to : null;
}

/** Walks by arrow keys, Home and End through what `selector` finds in a list. Text fields keep those keys. */
export function walkList(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const { target, currentTarget, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey || altKey || shiftKey || hasCaret(target)) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>(selector)];
  const from = items.findIndex((item) => item.contains(document.activeElement));
  const to = stepTo(key, from, items.length);
  if (to === null) return;
  event.preventDefault();
  items[to]?.focus();
}

function hasCaret(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
