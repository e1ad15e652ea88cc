import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, toolCommand, toolEnvironment } from '../run-command.mjs';
import { buildApp } from '../setup/build-app.mjs';
import { installSystemLibraries } from '../setup/system-libraries.mjs';
import { packageApp } from '../package/package-app.mjs';
import { PACKAGE_JOURNEYS } from './package-journeys.mjs';
import { root } from '../project.mjs';
import { countOfCheck, noCounts, playwrightCounts, vitestCounts, withExitCode } from './counts.mjs';
import { playwrightFailures, vitestFailures } from './failed-tests.mjs';

const say = console.log;

const runTool = (entry, args, env) => {
  const [command, commandArgs] = toolCommand(entry, args);
  return exitCodeOf(command, commandArgs, { stdio: ['ignore', 'inherit', 'inherit'], env: toolEnvironment(env) });
};

const check = (entry, args) => async () => countOfCheck(await runTool(entry, args));

/** Runs a test runner that writes a JSON report; counts what the report says, and tells what failed. */
async function countByReport(run, toCounts, toFailures) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-report-'));
  const reportPath = join(folder, 'report.json');
  try {
    const exitCode = await run(reportPath);
    const text = await readFile(reportPath, 'utf8').catch(() => undefined);
    if (text === undefined) return withExitCode(noCounts, exitCode);
    const report = JSON.parse(text);
    return { ...withExitCode(toCounts(report), exitCode), failures: toFailures(report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const unit = (args) =>
  countByReport(
    (report) =>
      runTool('vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ]),
    vitestCounts,
    (report) => vitestFailures(report, root),
  );

const journeys = (target, runtime, args) =>
  countByReport(
    (report) =>
      runTool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], {
        LECTERN_E2E_TARGET: target,
        LECTERN_ELECTRON: runtime.executable,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
    playwrightCounts,
    playwrightFailures,
  );

async function endToEnd(runtime, args) {
  await installSystemLibraries(say, { needsVirtualDisplay: true });
  await buildApp(say);
  return journeys('out', runtime, args);
}

async function endToEndOfPackage(runtime, args) {
  await installSystemLibraries(say, { needsVirtualDisplay: true });
  await packageApp(runtime, say);
  return journeys('package', runtime, args.length > 0 ? args : PACKAGE_JOURNEYS);
}

/**
 * The parts of `npm test`, in order: the quick ones first. Each resolves to its counts, or throws when it could not run.
 * @type {Record<string, (runtime: { executable: string }, args: string[]) => Promise<import('./counts.mjs').Counts & { failures?: import('./failed-tests.mjs').FailedTest[] }>>}
 */
export const parts = {
  format: check('oxfmt/bin/oxfmt', ['--check', '.']),
  lint: check('oxlint/bin/oxlint', ['--type-aware']),
  types: check('typescript/bin/tsc', ['--noEmit']),
  unit: (_runtime, args) => unit(args),
  e2e: endToEnd,
  'e2e-package': endToEndOfPackage,
};
