import { spawnSync } from 'node:child_process';

const HEADLESS = '--ozone-platform=headless';

export interface DisplayFacts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly argv: readonly string[];
}

/** True on a Linux without a display, unless the start was told to do without one. */
export function lacksDisplay({ platform, env, argv }: DisplayFacts): boolean {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return false;
  return !argv.some((argument) => argument.startsWith('--ozone-platform='));
}

/**
 * Runs the same command without a display and returns its exit code. Chromium has chosen its platform before the first
 * line of JavaScript runs, so this cannot be changed from inside.
 */
export function runWithoutDisplay(argv: readonly string[]): number {
  const [executable = process.execPath, ...rest] = argv;
  const { status } = spawnSync(executable, [HEADLESS, ...rest], { stdio: 'inherit' });
  return status ?? 1;
}
