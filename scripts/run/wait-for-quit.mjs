import { once } from 'node:events';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm repeats to its child the signal that the terminal has already sent it: within this time both are one. */
const samePressMs = 1_000;
const orphanCheckMs = 1_000;

/**
 * Waits for the app's orderly quit and resolves to its exit code. A stop signal is passed on once and does not end this
 * process first; another one, from a person who has lost patience, kills the app.
 *
 * The app must be in a process group of its own: Chromium quits in order on the first SIGINT and dies on a second.
 */
export async function waitForQuit(app, now = Date.now) {
  let askedAt;
  const passOn = (signal) => {
    if (askedAt === undefined) {
      askedAt = now();
      app.kill(signal);
    } else if (now() - askedAt > samePressMs) {
      app.kill('SIGKILL');
    }
  };
  for (const signal of signals) process.on(signal, passOn);
  // A shell that npm ends takes nobody with it; an app without a terminal to stop it from must not stay.
  const parent = process.ppid;
  const orphanCheck = setInterval(() => {
    if (process.ppid !== parent && askedAt === undefined) passOn('SIGTERM');
  }, orphanCheckMs);
  try {
    const [code, signal] = await once(app, 'exit');
    return code ?? 128 + constants.signals[signal];
  } finally {
    clearInterval(orphanCheck);
    for (const signal of signals) process.off(signal, passOn);
  }
}
