import { chromium } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { observe, windowsOf, type LecternRun } from './lectern-run.ts';

export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Another user to run as; only root can. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/** Starts a program of Electron's and drives it over Chromium's debugging port. The caller ends it. */
export async function launchCommand({ executable, args, env, cwd, user }: Command): Promise<LecternRun> {
  const child = spawn(executable, ['--remote-debugging-port=0', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const run = observe(child);
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('Lectern has no browser context.');
    return { ...run, ...windowsOf(context) };
  } catch (error) {
    await run.kill();
    throw error;
  }
}

/** The address that Chromium prints once it listens for a debugger. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) found(address);
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Lectern ended (${code}) before it opened a window:\n${text}`)));
  });
}
