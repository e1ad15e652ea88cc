import { chromium } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { wording } from '../src/shared/text/wording.ts';
import { observe, windowsOf, type LecternRun, type Windows } from './lectern-run.ts';

export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Another user to run as; only root can. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * Starts Lectern and drives it over Chromium's debugging port, as the shipped app allows it: that has its inspector fused
 * off. The caller ends it.
 */
export async function launchCommand({ executable, args, env, cwd, user }: Command): Promise<LecternRun> {
  const child = spawn(executable, ['--remote-debugging-port=0', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const run = observe(child);
  try {
    // Playwright can wait for ever on a page that comes up just while it connects.
    const [address] = await Promise.all([
      written(child, child.stderr, DEBUGGER_ADDRESS),
      written(child, child.stdout, READY),
    ]);
    const connect = async (): Promise<Windows> => {
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      if (!context) throw new Error('Lectern has no browser context.');
      return windowsOf(context);
    };
    return { ...run, ...(await connect()), reconnect: connect };
  } catch (error) {
    await run.kill();
    throw error;
  }
}

const DEBUGGER_ADDRESS = /DevTools listening on (ws:\S+)/;
const READY = new RegExp(`(${wording.shell.ready.split(' (')[0]})`);

/** The first group of a pattern, once the program has written it. Rejects when it ends without. */
function written(child: ChildProcess, stream: Readable, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += String(chunk);
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Lectern ended (${code}) before it was ready:\n${text}`)));
  });
}
