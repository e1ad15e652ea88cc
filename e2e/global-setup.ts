import { findElectron, target } from './lectern-command.ts';
import { startVirtualDisplay } from '../scripts/run/display.mjs';

/**
 * On Linux the journeys run on a display of their own, so that nothing on a developer's screen takes the focus away. One journey
 * runs as another user.
 */
export default async function globalSetup(): Promise<() => void> {
  // Workers start after this and inherit it.
  if (target === 'out') process.env['LECTERN_ELECTRON'] ??= findElectron();
  if (process.platform !== 'linux') return () => {};
  const { display, stop } = await startVirtualDisplay({ openToAllUsers: true });
  process.env['DISPLAY'] = display;
  delete process.env['WAYLAND_DISPLAY'];
  return stop;
}
