import { expect, onTestFinished, test, vi } from 'vitest';
import { inProject } from './project.mjs';
import { mustRun, outputOf, toolCommand, toolEnvironment } from './run-command.mjs';

test('tools of the project run on the pinned Node 24, and so does what they start', async () => {
  const [command, args] = toolCommand('vitest/vitest.mjs', ['run']);
  expect(args).toEqual([inProject('node_modules', 'vitest', 'vitest.mjs'), 'run']);
  vi.stubEnv('PATH', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = toolEnvironment();
  const versions = [await outputOf(command, ['--version']), await outputOf('node', ['--version'], { env })];
  expect(versions).toEqual([expect.stringMatching(/^v24\./), versions[0]]);
});

test('a command that fails, or is not there, stops with what to do', async () => {
  const fails = ['-e', 'process.exit(3)'];
  await expect(mustRun('Mend it.', process.execPath, fails)).rejects.toThrow(
    /process\.exit\(3\) failed \(3\)\. Mend it\.$/,
  );
  await expect(mustRun('Install it.', 'no-such-command', [])).rejects.toThrow(
    'no-such-command failed (ENOENT). Install it.',
  );
});
