import type { Log } from '../../core/ports';

/** The parts of Electron's app that a quit needs. */
export interface QuittingApp {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
  exit(code: number): void;
}

export interface QuitOptions {
  readonly electronApp: QuittingApp;
  /** Run one after the other; one that fails does not keep the next from running. */
  readonly steps: readonly (() => Promise<void>)[];
  /** All steps together may take this long; then the app ends without the rest. */
  readonly limitMs: number;
  /** Called when the steps take longer than a moment, while the windows are still there. */
  readonly onSlow: (limitMs: number) => Promise<void>;
  readonly log: Log;
}

const SLOW_MS = 1_500;

/** Makes every way to quit (menu, last window, signal) run the steps first, once. Returns the quit with an exit code. */
export function quitInOrder({ electronApp, steps, limitMs, onSlow, log }: QuitOptions): (code: number) => void {
  let exitCode = 0;
  let isQuitting = false;

  electronApp.on('before-quit', (event) => {
    event.preventDefault();
    if (isQuitting) return;
    isQuitting = true;
    const limit = setTimeout(() => {
      log.error('quitting took too long', { limitMs });
      electronApp.exit(exitCode);
    }, limitMs);
    const slow = setTimeout(() => {
      onSlow(limitMs).catch((error: unknown) => log.error('a slow quit was not told', { error }));
    }, SLOW_MS);
    void (async () => {
      await runAll(steps, log);
      clearTimeout(slow);
      clearTimeout(limit);
      electronApp.exit(exitCode);
    })();
  });

  return (code) => {
    exitCode = Math.max(exitCode, code);
    electronApp.quit();
  };
}

async function runAll(steps: readonly (() => Promise<void>)[], log: Log): Promise<void> {
  for (const step of steps) {
    await step().catch((error: unknown) => log.error('a step of quitting failed', { error }));
  }
}
