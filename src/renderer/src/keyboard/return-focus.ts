/** Where focus goes back to when the last layer closes. A layer opened from another keeps the first one's place. */
export interface ReturnFocus {
  remember(): void;
  /** The focus is wanted elsewhere: it goes back to the fallback. */
  forget(): void;
  /** Whoever has gone on elsewhere keeps the focus there. */
  giveBack(fallback: HTMLElement | null): void;
}

export function createReturnFocus(page: Pick<Document, 'activeElement' | 'body'>): ReturnFocus {
  let place: HTMLElement | null = null;
  const isFocused = (active: Element | null): active is HTMLElement =>
    active instanceof HTMLElement && active !== page.body;
  return {
    remember: () => {
      const active = page.activeElement;
      place ??= isFocused(active) ? active : null;
    },
    forget: () => {
      place = null;
    },
    giveBack: (fallback) => {
      const target = place?.isConnected === true ? place : fallback;
      place = null;
      if (!isFocused(page.activeElement)) target?.focus();
    },
  };
}
