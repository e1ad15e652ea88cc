/** What a message that is looked for has on it: the mark, for eye and screen reader, and a place for the focus. */
export function markOf(isMarked: boolean) {
  return isMarked ? ({ 'aria-current': 'true', tabIndex: -1 } as const) : {};
}
