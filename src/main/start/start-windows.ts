import { Menu, app as electronApp, ipcMain, protocol } from 'electron';
import { once } from 'node:events';
import { join } from 'node:path';
import type { App } from '../../core/app';
import type { AppConfig } from '../../core/config';
import type { Log } from '../../core/ports';
import { withChosenKeys, type ChosenKeys } from '../../shared/commands/chosen-keys';
import { PAGE_USABLE } from '../../shared/contract/port-handshake';
import { wording, fill } from '../../shared/text/wording';
import { shownLanguage } from '../../shared/text/shown-language';
import type { Answerer } from '../ask/answered';
import { answerHandOver } from '../handover/answer-hand-over';
import { servePorts } from '../ipc/serve-ports';
import { serveApp } from '../protocol/serve-app';
import { guardContents } from '../window/guard-contents';
import { menuTemplate } from '../window/menu-template';
import { createWindowFile } from '../window/window-file';
import { createWindows, type Windows } from '../window/windows';
import { logLostProcesses } from './log-lost-processes';
import { quitInOrder } from './quit-in-order';
import type { ResourcePaths } from './resource-paths';
import { speakAsChosen } from './speak-language';

const isMac = process.platform === 'darwin';

export interface StartWindowsOptions {
  readonly userDataDir: string;
  readonly resources: ResourcePaths;
  /** Vite's server in development. */
  readonly devServer: URL | null;
  readonly log: Log;
  /** Core's configuration, which needs the windows for what it asks of the desktop. */
  readonly configure: (windows: Windows) => AppConfig;
  /** Unix ms of the process's start. */
  readonly startedAt: number;
}

const QUIT_LIMIT_MS = 10_000;
/** Of it, what a disk has that takes no writes; the rest is for what else is to be ended. */
const WRITE_LIMIT_MS = 8_000;

/**
 * Opens the windows of last time. Their pages load while core opens its data; they are shown when it has, so that nobody
 * sees half an app. Rejects with core's AppError when the data cannot be opened.
 */
export async function startWindows(options: StartWindowsOptions): Promise<void> {
  const { log, resources, devServer } = options;
  guardContents(electronApp, devServer, log);
  logLostProcesses(electronApp, log);
  const file = createWindowFile(join(options.userDataDir, 'windows.json'), log);
  const windows = createWindows({ ...resources, file, log });
  // While Chromium starts its other processes; later it would hold up the pages, which main serves.
  const opening = import('../../core/app').then(({ createApp }) => createApp(options.configure(windows)));
  // Told by the `await` below.
  opening.catch(() => undefined);
  await electronApp.whenReady();
  serveApp(protocol, { rendererDir: resources.rendererDir, devServer });
  servePorts({ ipcMain, app: opening, windows, log });
  serveLaterStarts(opening, windows);
  const usable = once(ipcMain, PAGE_USABLE);
  const restored = windows.restore();

  const app = await opening;
  app.expect(restored);
  const quit = quitInOrder({
    electronApp,
    steps: [() => windows.keep(), () => app.written(AbortSignal.timeout(WRITE_LIMIT_MS)), () => app.close()],
    limitMs: QUIT_LIMIT_MS,
    onSlow: app.tellSlowClose,
    log,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quit(0));
  void speakAsChosen(app.settings, electronApp);
  shownLanguage.subscribe(() => setMenu(windows, app.settings.get().keys));
  void followSettings(app, windows);

  windows.show();
  serveDesktop(windows, app.settings.get().keys);

  await usable;
  app.startKnowledge();
  const ms = Math.round(Date.now() - options.startedAt);
  process.stdout.write(`${fill(wording.shell.ready, { ms, folder: options.userDataDir })}\n`);
}

async function followSettings(app: App, windows: Windows): Promise<void> {
  let shown: ChosenKeys | null = null;
  for await (const { theme, keys } of app.settings.watch()) {
    windows.setTheme(theme);
    if (shown !== null && JSON.stringify(shown) !== JSON.stringify(keys)) setMenu(windows, keys);
    shown = keys;
  }
}

function setMenu(windows: Windows, keys: ChosenKeys): void {
  const run = (commandId: string) => windows.run(commandId);
  const options = { isMac, isPackaged: electronApp.isPackaged, commands: withChosenKeys(keys), run };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** A second start on the same data folder shows a window of this one, or has its question answered here. */
function serveLaterStarts(opening: Promise<App>, windows: Windows): void {
  const show = async () => {
    await opening;
    windows.focus();
  };
  const answer: Answerer = async (question, output, signal) => await (await opening).ask(question, output, signal);
  electronApp.on(
    'second-instance',
    (_event, _argv, _folder, request) => void answerHandOver(request, { show, answer }),
  );
}

function serveDesktop(windows: Windows, keys: ChosenKeys): void {
  setMenu(windows, keys);
  electronApp.on('activate', () => windows.focus());
  electronApp.on('window-all-closed', () => {
    if (!isMac) electronApp.quit();
  });
}
