/** How often what keeps breaking may be started again before a person is asked or told. */
export interface RestartBudget {
  /** True when one more start is allowed, which is then spent. */
  spend(): boolean;
}

/** Allows `limit` starts within any `periodMs`. `now` is in Unix ms. */
export function createRestartBudget(limit: number, periodMs: number, now: () => number): RestartBudget {
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
