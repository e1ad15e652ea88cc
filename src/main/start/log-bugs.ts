import type { Log } from '../../core/ports';

/**
 * Keeps the app running after a bug in one handler, without Electron's dialogue about it: what is stored is guarded by
 * transactions and the journal, and ending every session would cost the user more. The log tells of it.
 */
export function logBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.error('an exception was not caught', { error }));
  process.on('unhandledRejection', (error) => log.error('a rejection was not handled', { error }));
  // A terminal that was closed takes stdout and stderr with it.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
