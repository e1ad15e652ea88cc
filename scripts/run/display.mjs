import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Stop } from '../stop.mjs';

/** Whether windows have somewhere to go without our help. */
export const hasDisplay = (platform = process.platform, env = process.env) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** The whole line: a server whose reader leaves before its newline dies of it. */
async function firstLine(stream) {
  let text = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

/**
 * Starts a virtual X display on a free number, chosen by the server itself.
 * @param options.openToAllUsers lets other users of this machine draw on it too
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay({ openToAllUsers = false } = {}) {
  const access = openToAllUsers ? ['-ac'] : [];
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', ...access], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C goes to the whole group: the display must outlive the app that draws on it.
    detached: true,
  });
  const failed = Promise.race([once(server, 'error'), once(server, 'exit')]).then(() => undefined);
  const number = await Promise.race([firstLine(server.stdio[3]), failed]);
  if (!number) {
    throw new Stop(
      'the virtual display (Xvfb) did not start: run "Xvfb -displayfd 1" to see why, or set DISPLAY to a display, then start again.',
    );
  }

  server.unref();
  server.stdio[3].unref();
  return { display: `:${number}`, stop: () => server.kill() };
}
