import { expect, onTestFinished, test, vi } from 'vitest';
import { sandboxSwitches, startSwitches } from './chromium-switches.mjs';

test('root alone goes without Chromium’s sandbox', () => {
  const getuid = vi.spyOn(process, 'getuid');
  onTestFinished(() => getuid.mockRestore());
  const switches = [0, 1_000].map((uid) => {
    getuid.mockReturnValue(uid);
    return sandboxSwitches();
  });
  expect(switches).toEqual([['--no-sandbox'], []]);
});

test('root is told in one line that the sandbox is off, and nobody else', () => {
  const said = [true, false].map((isRoot) => {
    const lines = [];
    const hasSandbox = !startSwitches((line) => lines.push(line), isRoot).includes('--no-sandbox');
    return { hasSandbox, lines };
  });
  expect(said).toEqual([
    { hasSandbox: false, lines: ['running as root: Chromium starts with --no-sandbox.'] },
    { hasSandbox: true, lines: [] },
  ]);
});
