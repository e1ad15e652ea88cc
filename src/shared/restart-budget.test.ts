import { expect, it } from 'vitest';
import { createRestartBudget } from './restart-budget';

it('what keeps breaking is started again a bounded number of times a minute', () => {
  let time = 0;
  const budget = createRestartBudget(2, 60_000, () => time);
  const at = (ms: number) => {
    time = ms;
    return budget.spend();
  };
  expect([at(0), at(10), at(20), at(59_999), at(60_000), at(60_001), at(60_010)]).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});
