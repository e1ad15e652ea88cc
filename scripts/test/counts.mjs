/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export const noCounts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (left, right) => ({
  passed: left.passed + right.passed,
  failed: left.failed + right.failed,
  skipped: left.skipped + right.skipped,
});

/** A check that has no tests of its own counts as one. */
export const countOfCheck = (exitCode) => (exitCode === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 });

/** From vitest's JSON report. */
export const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** From Playwright's JSON report: `flaky` has passed at its second try. */
export const playwrightCounts = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

/**
 * A runner that fails without a failed test (a file that does not load, an error outside any test, no report) has still
 * failed.
 */
export const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** The line that CI reads; it stands last. */
export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
