/** How often a broken page may be loaded again before a person is asked. */
export interface ReloadBudget {
  /** True when one more reload is allowed, which is then spent. */
  spend(): boolean;
}

/** Allows `limit` reloads within any `periodMs`. `now` is in Unix ms. */
export function createReloadBudget(limit: number, periodMs: number, now: () => number): ReloadBudget {
  let spent: readonly number[] = [];
  return {
    spend() {
      const time = now();
      spent = spent.filter((past) => time - past < periodMs);
      if (spent.length >= limit) return false;
      spent = [...spent, time];
      return true;
    },
  };
}
