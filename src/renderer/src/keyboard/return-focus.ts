/** Where focus goes back to when the last layer closes. A layer opened from another keeps the first one's place. */
export interface ReturnFocus {
  remember(): void;
  giveBack(fallback: HTMLElement | null): void;
}

export function createReturnFocus(page: Document): ReturnFocus {
  let place: HTMLElement | null = null;
  return {
    remember: () => {
      const active = page.activeElement;
      place ??= active instanceof HTMLElement && active !== page.body ? active : null;
    },
    giveBack: (fallback) => {
      const target = place?.isConnected === true ? place : fallback;
      place = null;
      target?.focus();
    },
  };
}
