import type { BrowserContext, Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of the app. */
export interface LecternRun {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  firstWindow(): Promise<Page>;
  /** Resolves to the window that `action` opens. */
  newWindow(action: () => Promise<unknown>): Promise<Page>;
  windows(): Page[];
  /** Sees the windows anew: Playwright gives up a page whose process died, even when it comes back. */
  reconnect(): Promise<Windows>;
  /** What the pages wrote to their consoles as errors. */
  consoleErrors(): readonly string[];
  stdout(): string;
  stderr(): string;
  /** Asks for an orderly quit, as Ctrl+C does, and waits for it. */
  close(): Promise<Exit>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<Exit>;
}

type ObservedProcess = Pick<LecternRun, 'pid' | 'exited' | 'stdout' | 'stderr' | 'close' | 'kill'>;
export type Windows = Pick<LecternRun, 'firstWindow' | 'newWindow' | 'windows' | 'consoleErrors'>;

/** Collects output and the end of a process. */
export function observe(child: ChildProcess): ObservedProcess {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  const exited = once(child, 'exit').then(([code, signal]): Exit => ({ code, signal }));
  const stopWith = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exited;
  };
  return {
    pid: child.pid ?? -1,
    exited,
    stdout: () => stdout,
    stderr: () => stderr,
    close: () => stopWith('SIGINT'),
    kill: () => stopWith('SIGKILL'),
  };
}

/** The windows of a running app. */
export function windowsOf(context: BrowserContext): Windows {
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  context.on('weberror', (event) => errors.push(String(event.error())));
  return {
    windows: () => context.pages(),
    firstWindow: async () => context.pages()[0] ?? context.waitForEvent('page'),
    newWindow: async (action) => {
      const opened = context.waitForEvent('page');
      await action();
      return opened;
    },
    consoleErrors: () => errors,
  };
}
