import { dialog, type BrowserWindow } from 'electron';
import type { Log } from '../../core/ports';
import type { RestartBudget } from '../../shared/restart-budget';
import { wording } from '../../shared/text/wording';

/**
 * Loads a window's page again when its process dies, and asks when that does not help or the page hangs. The page holds no
 * data: it comes back with the session's snapshot.
 */
export function recoverPage(window: BrowserWindow, budget: RestartBudget, log: Log): void {
  const contents = window.webContents;

  contents.on('render-process-gone', (_, { reason, exitCode }) => {
    log.error('a page is gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (budget.spend()) contents.reload();
    else void offerReload(window);
  });

  let waiting: AbortController | null = null;
  contents.on('unresponsive', () => {
    log.warn('a page does not react');
    if (waiting !== null) return;
    waiting = new AbortController();
    void offerToEnd(window, waiting.signal).finally(() => (waiting = null));
  });
  contents.on('responsive', () => waiting?.abort());
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { windowFailed, windowFailedDetail } = wording.shell;
  const answer = await ask(window, windowFailed, windowFailedDetail, [wording.common.reload, wording.common.close]);
  if (window.isDestroyed()) return;
  if (answer === 0) window.webContents.reload();
  else window.destroy();
}

async function offerToEnd(window: BrowserWindow, signal: AbortSignal): Promise<void> {
  const { windowStuck, windowStuckDetail, wait } = wording.shell;
  const answer = await ask(window, windowStuck, windowStuckDetail, [wait, wording.common.reload], signal);
  // Ending the process leads to `render-process-gone`, and so to a new page.
  if (answer === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
}

async function ask(
  window: BrowserWindow,
  message: string,
  detail: string,
  buttons: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: [...buttons],
    cancelId: 0,
    ...(signal === undefined ? {} : { signal }),
  });
  return response;
}
