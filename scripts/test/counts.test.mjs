import { expect, test } from 'vitest';
import {
  addCounts,
  countOfCheck,
  noCounts,
  playwrightCounts,
  summaryLine,
  vitestCounts,
  withExitCode,
} from './counts.mjs';

test('the last line sums up checks and both test runners', () => {
  const counts = [
    countOfCheck(0),
    countOfCheck(2),
    vitestCounts({ numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
    playwrightCounts({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } }),
  ];
  expect(summaryLine(counts.reduce(addCounts, noCounts))).toBe('17 passed, 3 failed, 4 skipped');
});

test('a runner that fails without a failed test counts as a failure', () => {
  const passed = { ...noCounts, passed: 3 };
  expect([withExitCode(passed, 0), withExitCode(passed, 1), withExitCode({ ...passed, failed: 2 }, 1)]).toEqual([
    passed,
    { ...passed, failed: 1 },
    { ...passed, failed: 2 },
  ]);
});
