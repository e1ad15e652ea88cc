import { type BrowserContext, chromium, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lecternCommand, lecternEnvironment, projectFolder, target } from './lectern-command.ts';

export interface LaunchOptions {
  readonly userDataDir: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Run as this user, with Chromium's sandbox on; only root can. `reach` gives the place where that user can read a path.
   */
  readonly user?: { readonly uid: number; readonly gid: number; readonly reach: (path: string) => string };
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of the app, however it is driven. */
export interface LecternRun {
  /** Playwright's hold on the main process. Only there for `out`: the shipped app has its inspector fused off. */
  readonly app?: ElectronApplication;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  firstWindow(): Promise<Page>;
  /** Resolves to the window that `action` opens. */
  newWindow(action: () => Promise<unknown>): Promise<Page>;
  windows(): Page[];
  /** What the pages wrote to their consoles as errors. */
  consoleErrors(): readonly string[];
  stdout(): string;
  stderr(): string;
  /** Asks for an orderly quit, as Ctrl+C does, and waits for it. */
  close(): Promise<Exit>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<Exit>;
}

/** Collects output and the end of a process. */
function observe(child: ChildProcess): Pick<LecternRun, 'pid' | 'exited' | 'stdout' | 'stderr' | 'close' | 'kill'> {
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

type Windows = Pick<LecternRun, 'firstWindow' | 'newWindow' | 'windows' | 'consoleErrors'>;

function windowsOf(context: BrowserContext): Windows {
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

async function launchByInspector(options: LaunchOptions, args: string[], executable: string): Promise<LecternRun> {
  const env = lecternEnvironment(options.env);
  const app = await _electron.launch({
    executablePath: executable,
    args,
    env,
    cwd: projectFolder,
    chromiumSandbox: true,
  });
  return { app, ...observe(app.process()), ...windowsOf(app.context()) };
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

async function launchByDebuggingPort(options: LaunchOptions, args: string[], executable: string): Promise<LecternRun> {
  const { uid, gid, reach = (path: string) => path } = options.user ?? {};
  const child = spawn(reach(executable), ['--remote-debugging-port=0', ...args.map(reach)], {
    cwd: reach(projectFolder),
    env: lecternEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid }),
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

/** Starts Lectern. The caller ends it, with close() or kill(). */
export function launchLectern(options: LaunchOptions): Promise<LecternRun> {
  const { executable, args: before } = lecternCommand({ isSandboxed: options.user !== undefined });
  const args = [...before, `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])];
  return target === 'out' && !options.user
    ? launchByInspector(options, args, executable)
    : launchByDebuggingPort(options, args, executable);
}
