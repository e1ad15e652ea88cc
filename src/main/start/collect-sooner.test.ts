import type { CommandLine } from 'electron';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { collectSooner } from './collect-sooner';

test('main and its pages collect at the same growth, and what the user has V8 told counts last', () => {
  expect([flagsOf(''), flagsOf('--max-old-space-size=512')]).toEqual([
    { main: ['--heap-growing-percent=50'], pages: '--heap-growing-percent=50' },
    { main: ['--heap-growing-percent=50'], pages: '--heap-growing-percent=50 --max-old-space-size=512' },
  ]);
});

test('V8 knows the flag: it says so of one that it does not know', async () => {
  const { main } = flagsOf('');
  const told = (flags: readonly string[]) =>
    promisify(execFile)(process.execPath, ['-e', `v8.setFlagsFromString('${flags.join(' ')}')`]);
  expect([(await told(main)).stderr, (await told(['--no-such-flag'])).stderr]).toEqual([
    '',
    expect.stringContaining('no-such-flag'),
  ]);
});

function flagsOf(given: string) {
  const main: string[] = [];
  const switches = new Map([['js-flags', given]]);
  const commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'> = {
    getSwitchValue: (name) => switches.get(name) ?? '',
    appendSwitch: (name, value = '') => void switches.set(name, value),
  };
  collectSooner(commandLine, (flags) => void main.push(flags));
  return { main, pages: switches.get('js-flags') };
}
