import { dialog, type BrowserWindow } from 'electron';
import type { Log } from '../../core/ports';
import { en } from '../../shared/text/en';
import type { ReloadBudget } from './reload-budget';

/**
 * Loads a window's page again when its process dies, and asks when that does not help or the page hangs. The page holds no
 * data: it comes back with the session's snapshot.
 */
export function recoverPage(window: BrowserWindow, budget: ReloadBudget, log: Log): void {
  const contents = window.webContents;

  contents.on('render-process-gone', (_, { reason, exitCode }) => {
    log.error('a page is gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (budget.spend()) contents.reload();
    else
      void ask(window, en.shell.windowFailed, en.shell.windowFailedDetail, [en.common.reload, en.common.close]).then(
        (answer) => {
          if (window.isDestroyed()) return;
          if (answer === 0) contents.reload();
          else window.destroy();
        },
      );
  });

  let question: AbortController | null = null;
  contents.on('unresponsive', () => {
    log.warn('a page does not react');
    question ??= new AbortController();
    const { signal } = question;
    void ask(window, en.shell.windowStuck, en.shell.windowStuckDetail, [en.shell.wait, en.common.reload], signal).then(
      (answer) => {
        question = null;
        // Ending the process leads to `render-process-gone`, and so to a new page.
        if (answer === 1 && !window.isDestroyed()) contents.forcefullyCrashRenderer();
      },
    );
  });
  contents.on('responsive', () => question?.abort());
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
