import { expect, test } from 'vitest';
import { playwrightFailures, vitestFailures } from './failed-tests.mjs';

test('the failed tests of vitest are told by file, name and the first line of why', () => {
  const report = {
    testResults: [
      {
        name: '/project/src/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'a stays', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'a goes',
            failureMessages: ['AssertionError: \u{1b}[31mno\u{1b}[39m\n    at x'],
          },
        ],
      },
      { name: '/project/src/b.test.ts', status: 'failed', message: 'Cannot load it\nmore', assertionResults: [] },
      { name: '/project/src/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(vitestFailures(report, '/project')).toEqual([
    { name: 'src/a.test.ts › a goes', why: 'AssertionError: no' },
    { name: 'src/b.test.ts', why: 'Cannot load it' },
  ]);
});

test('the failed journeys of Playwright are told, however deep they stand, and what failed outside them', () => {
  const spec = (title, status, error) => ({
    file: 'a.e2e.ts',
    line: 3,
    title,
    tests: [{ status, results: [error ? { error: { message: error } } : {}] }],
  });
  const report = {
    suites: [
      {
        title: 'a.e2e.ts',
        file: 'a.e2e.ts',
        specs: [spec('holds', 'expected'), spec('is late', 'unexpected', 'Error: late\nCall log')],
        suites: [{ title: 'a full disk', file: 'a.e2e.ts', specs: [spec('is told', 'flaky', 'Error: not told')] }],
      },
    ],
    errors: [{ message: 'Error: no display' }],
  };
  expect(playwrightFailures(report)).toEqual([
    { name: 'a.e2e.ts:3 › is late', why: 'Error: late' },
    { name: 'a.e2e.ts:3 › a full disk › is told', why: 'Error: not told', passedLater: true },
    { name: 'outside any test', why: 'Error: no display' },
  ]);
});
