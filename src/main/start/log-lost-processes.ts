import type { App } from 'electron';
import type { Log } from '../../core/ports';

/** Chromium starts its GPU, network and other service processes again by itself; the log tells that they were gone. */
export function logLostProcesses(app: Pick<App, 'on'>, log: Log): void {
  app.on('child-process-gone', (_, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error('a process of Chromium is gone', { type, code: reason, exitCode });
  });
}
