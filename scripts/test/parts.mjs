import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, toolCommand, toolEnvironment } from '../run-command.mjs';
import { buildApp } from '../setup/build-app.mjs';
import { installSystemLibraries } from '../setup/system-libraries.mjs';
import { packageApp } from '../package/package-app.mjs';
import { PACKAGE_JOURNEYS } from './package-journeys.mjs';
import { countOfCheck, noCounts, playwrightCounts, vitestCounts, withExitCode } from './counts.mjs';

const say = console.log;

const runTool = (entry, args, env) => {
  const [command, commandArgs] = toolCommand(entry, args);
  return exitCodeOf(command, commandArgs, { stdio: ['ignore', 'inherit', 'inherit'], env: toolEnvironment(env) });
};

const check = (entry, args) => async () => countOfCheck(await runTool(entry, args));

/** Runs a test runner that writes a JSON report, and counts what the report says. */
async function countByReport(run, toCounts) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-report-'));
  const reportPath = join(folder, 'report.json');
  try {
    const exitCode = await run(reportPath);
    const report = await readFile(reportPath, 'utf8').catch(() => undefined);
    return withExitCode(report ? toCounts(JSON.parse(report)) : noCounts, exitCode);
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
 * @type {Record<string, (runtime: { executable: string }, args: string[]) => Promise<import('./counts.mjs').Counts>>}
 */
export const parts = {
  format: check('oxfmt/bin/oxfmt', ['--check', '.']),
  lint: check('oxlint/bin/oxlint', ['--type-aware']),
  types: check('typescript/bin/tsc', ['--noEmit']),
  unit: (_runtime, args) => unit(args),
  e2e: endToEnd,
  'e2e-package': endToEndOfPackage,
};
