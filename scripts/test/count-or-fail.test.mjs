import { expect, test } from 'vitest';
import { Stop } from '../stop.mjs';
import { noCounts } from './counts.mjs';
import { countOrFail } from './count-or-fail.mjs';

test('a part that runs gives its counts; one that cannot run has failed, is not skipped, and says what to do', async () => {
  const told = [];
  const tell = (line) => told.push(line);
  const counts = { ...noCounts, passed: 3, skipped: 1 };
  const stopped = () => Promise.reject(new Stop('missing on this system: Xvfb. Run this once …'));
  expect([await countOrFail(async () => counts, tell), await countOrFail(stopped, tell)]).toEqual([
    counts,
    { passed: 0, failed: 1, skipped: 0 },
  ]);
  expect(told).toEqual(['missing on this system: Xvfb. Run this once …']);
});
