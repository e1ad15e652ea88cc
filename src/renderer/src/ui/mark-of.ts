/** What a message has on it: a place for the focus and, on one that is looked for, the mark, for eye and screen reader. */
export function markOf(isMarked: boolean) {
  return { tabIndex: -1, ...(isMarked ? ({ 'aria-current': 'true' } as const) : {}) };
}
