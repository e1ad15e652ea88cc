/**
 * @typedef {{ name: string, why: string, passedLater?: true }} FailedTest `why` is the first line of what it said, without
 * colours; `passedLater`: at its second try.
 */

// oxlint-disable-next-line no-control-regex
const COLOURS = /\u{1b}\[[0-9;]*m/gu;
const firstLine = (message = '') => message.replaceAll(COLOURS, '').split('\n', 1)[0].trim();
const relative = (file, root) => (file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file);

/**
 * The failed tests of vitest's JSON report.
 * @returns {FailedTest[]}
 */
export const vitestFailures = ({ testResults }, root) =>
  testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that does not load has no tests to fail.
    if (failed.length === 0)
      return status === 'failed' ? [{ name: relative(file, root), why: firstLine(message) }] : [];
    return failed.map((test) => ({
      name: `${relative(file, root)} › ${test.fullName}`,
      why: firstLine(test.failureMessages[0]),
    }));
  });

/**
 * The failed tests of Playwright's JSON report, and its errors outside any test.
 * @returns {FailedTest[]}
 */
export const playwrightFailures = ({ suites, errors }) => [
  ...suites.flatMap((suite) => failedSpecs(suite, [])),
  ...errors.map((error) => ({ name: 'outside any test', why: firstLine(error.message) })),
];

function failedSpecs({ suites = [], specs, title, file }, above) {
  // The outermost is the file itself.
  const trail = title === file ? above : [...above, title];
  const own = specs
    .filter((spec) => spec.tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map((spec) => ({
      name: [`${spec.file}:${spec.line}`, ...trail, spec.title].join(' › '),
      why: firstLine(spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message),
      ...(spec.tests.some(({ status }) => status === 'unexpected') ? {} : { passedLater: true }),
    }));
  return [...own, ...suites.flatMap((suite) => failedSpecs(suite, trail))];
}
