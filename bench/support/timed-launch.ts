import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lecternEnvironment } from '../../e2e/lectern-environment.ts';
import { sandboxSwitches } from '../../scripts/run/chromium-switches.mjs';

const root = resolve(import.meta.dirname, '../..');

export interface TimedLaunch {
  readonly page: Page;
  readonly pid: number;
  /** Ms from spawning the process to a `performance.mark` of the page. Waits for the mark. */
  until(mark: string): Promise<number>;
  close(): Promise<void>;
}

/** What is started: Lectern itself, or the bare window. Both get the same switches and are watched the same way. */
export type Contender = { readonly folder: string; readonly args: readonly string[] };

export const lectern = (userDataDir: string): Contender => ({ folder: root, args: [`--user-data-dir=${userDataDir}`] });
export const bareWindow = (userDataDir: string): Contender => ({
  folder: resolve(root, 'bench/bare-window'),
  args: [`--user-data-dir=${userDataDir}`],
});

/** Starts a contender and connects to its page once it has a debugger, which takes no part in the time measured. */
export async function timedLaunch({ folder, args }: Contender): Promise<TimedLaunch> {
  const executable = process.env['LECTERN_ELECTRON'] ?? '';
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(executable, [...sandboxSwitches(), '--remote-debugging-port=0', folder, ...args], {
    cwd: root,
    env: lecternEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await connect(await debuggerAddress(child));
  const context = browser.contexts()[0];
  if (context === undefined || child.pid === undefined) throw new Error('the contender has no window');
  const page = await firstPage(context);
  return {
    page,
    pid: child.pid,
    async until(mark) {
      for (;;) {
        const at = await page
          .evaluate((name) => {
            const entry = performance.getEntriesByName(name)[0];
            return entry === undefined ? null : performance.timeOrigin + entry.startTime;
          }, mark)
          .catch(() => null);
        if (at !== null) return at - startedAt;
        await delay(20);
      }
    },
    async close() {
      await browser.close();
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Tries again: now and then a debugger that has taken the connection never answers. The marks wait in the page. */
async function connect(address: string): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 5_000 });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Asks again and again: the event of a page that opens while the debugger connects may be missed. */
async function firstPage(context: BrowserContext): Promise<Page> {
  for (;;) {
    const page = context.pages()[0];
    if (page !== undefined) return page;
    await delay(20);
  }
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    child.stderr?.on('data', (data) => {
      text += String(data);
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('exit', (code) => failed(new Error(`the contender ended (${code}):\n${text}`)));
  });
}
