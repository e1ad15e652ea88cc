import { app as electronApp, dialog } from 'electron';
import { wording } from '../../shared/text/wording';

/** Set by the desktops that start an app from a menu or an icon. */
const desktopVariables = ['GIO_LAUNCHED_DESKTOP_FILE', 'XDG_ACTIVATION_TOKEN', 'DESKTOP_STARTUP_ID'];

/**
 * Says why the app cannot start where the person looks: always on stderr, and in a dialogue when there is no terminal to
 * read it in. From a terminal or a script the app ends at once.
 */
export async function showStartFailure(sentence: string, env: NodeJS.ProcessEnv): Promise<void> {
  process.stderr.write(`${sentence}\n`);
  const isFromDesktop = process.platform !== 'linux' || desktopVariables.some((name) => env[name]);
  if (!isFromDesktop || process.stderr.isTTY) return;
  await electronApp.whenReady();
  dialog.showErrorBox(wording.shell.cannotStart, sentence);
}
